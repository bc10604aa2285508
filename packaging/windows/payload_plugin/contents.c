#include "contents.h"

#include <stdio.h>
#include <stdlib.h>

#include "folders.h"
#include "paths.h"

#define UNINSTALLER L"uninstall.exe"
#define TRIES 20
#define PAUSE_MS 200
#define LINE_BYTES 4096

/* Called for each entry of a folder with its path; FALSE ends the walk. */
typedef BOOL (*Visit)(const wchar_t *path, const WIN32_FIND_DATAW *entry, void *context);

static BOOL each_entry(const wchar_t *folder, Visit visit, void *context) {
    Path *path = malloc(sizeof *path);
    WIN32_FIND_DATAW entry;
    BOOL go_on = path && joined(path, folder, L"*");
    HANDLE search = go_on ? FindFirstFileW(path->text, &entry) : INVALID_HANDLE_VALUE;
    if (search != INVALID_HANDLE_VALUE) {
        do {
            if (wcscmp(entry.cFileName, L".") == 0 || wcscmp(entry.cFileName, L"..") == 0) continue;
            go_on = joined(path, folder, entry.cFileName) && visit(path->text, &entry, context);
        } while (go_on && FindNextFileW(search, &entry));
        FindClose(search);
    }
    free(path);
    return go_on;
}

static BOOL is_real_folder(const WIN32_FIND_DATAW *entry) {
    /* A junction is an entry of this folder; what it points to is not. */
    return (entry->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) &&
           !(entry->dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT);
}

static BOOL deleted(const wchar_t *path, BOOL is_folder) {
    for (int i = 0; i < TRIES; i++) {
        if (is_folder ? RemoveDirectoryW(path) : DeleteFileW(path)) return TRUE;
        DWORD error = GetLastError();
        if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) return TRUE;
        if (error == ERROR_DIR_NOT_EMPTY && !is_folder) return FALSE;
        SetFileAttributesW(path, FILE_ATTRIBUTE_NORMAL);
        Sleep(i == 0 ? 0 : PAUSE_MS);
    }
    return FALSE;
}

static BOOL found_one(const wchar_t *path, const WIN32_FIND_DATAW *entry, void *context) {
    (void)path;
    (void)entry;
    *(BOOL *)context = FALSE;
    return FALSE;
}

BOOL is_empty_folder(const wchar_t *folder) {
    BOOL empty = TRUE;
    each_entry(folder, found_one, &empty);
    return empty;
}

static BOOL remove_entry(const wchar_t *path, const WIN32_FIND_DATAW *entry, void *context) {
    Report *report = context;
    if (is_real_folder(entry)) return remove_tree(path, report);
    if (deleted(path, entry->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)) return TRUE;
    return fail_on_file(report, GetLastError(), L"deleting", path);
}

BOOL remove_tree(const wchar_t *folder, Report *report) {
    if (!each_entry(folder, remove_entry, report)) return FALSE;
    if (deleted(folder, TRUE)) return TRUE;
    return fail_on_file(report, GetLastError(), L"deleting", folder);
}

static BOOL prune_entry(const wchar_t *path, const WIN32_FIND_DATAW *entry, void *context) {
    (void)context;
    if (is_real_folder(entry)) prune(path);
    return TRUE;
}

void prune(const wchar_t *folder) {
    each_entry(folder, prune_entry, NULL);
    /* Fails where something is left, as it should. */
    RemoveDirectoryW(folder);
}

static BOOL remove_lines(FILE *list, const wchar_t *folder, Report *report) {
    char line[LINE_BYTES];
    while (fgets(line, LINE_BYTES, list)) {
        Path relative, path;
        line[strcspn(line, "\r\n")] = 0;
        if (!relative_from_utf8(&relative, line) || !joined(&path, folder, relative.text)) continue;
        if (wcscmp(relative.text, LIST_NAME) == 0) continue;
        if (!deleted(path.text, FALSE))
            return fail_on_file(report, GetLastError(), L"deleting", path.text);
    }
    return TRUE;
}

BOOL remove_listed(const wchar_t *folder, Report *report) {
    Path list_path, uninstaller;
    if (!joined(&list_path, folder, LIST_NAME) || !joined(&uninstaller, folder, UNINSTALLER))
        return fail(report, EXIT_PATH_TOO_LONG, L"The name of the folder %ls is too long.", folder);
    FILE *list = _wfopen(list_path.text, L"rb");
    if (list) {
        BOOL removed = remove_lines(list, folder, report);
        fclose(list);
        if (!removed) return FALSE;
        /* The list goes last, so that an interrupted removal can be repeated. */
        if (!deleted(uninstaller.text, FALSE) || !deleted(list_path.text, FALSE))
            return fail_on_file(report, GetLastError(), L"deleting", list_path.text);
    }
    prune(folder);
    return TRUE;
}

typedef struct {
    const wchar_t *to;
    Report *report;
} Move;

static BOOL move_entry(const wchar_t *path, const WIN32_FIND_DATAW *entry, void *context) {
    const Move *move = context;
    Path target;
    if (!joined(&target, move->to, entry->cFileName))
        return fail(move->report, EXIT_PATH_TOO_LONG, L"The name of %ls is too long.", path);
    if (is_real_folder(entry)) {
        if (!CreateDirectoryW(target.text, NULL) && GetLastError() != ERROR_ALREADY_EXISTS)
            return fail_on_file(move->report, GetLastError(), L"making the folder", target.text);
        return move_contents(path, target.text, move->report);
    }
    while (!MoveFileExW(path, target.text, 0)) {
        DWORD error = GetLastError();
        if ((error != ERROR_ALREADY_EXISTS && error != ERROR_FILE_EXISTS) ||
            !suffixed(&target, target.text, L".kept"))
            return fail_on_file(move->report, error, L"moving", path);
    }
    return TRUE;
}

BOOL move_contents(const wchar_t *from, const wchar_t *to, Report *report) {
    Move move = {to, report};
    if (folder_exists(from) && !each_entry(from, move_entry, &move)) return FALSE;
    if (deleted(from, TRUE)) return TRUE;
    return fail_on_file(report, GetLastError(), L"deleting", from);
}
