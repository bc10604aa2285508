/* What the installer script calls. Each function takes its arguments from the script's stack and
   leaves an exit code there (0 when all went well), and below it a sentence for the user. */
#include <windows.h>

#include <nsis/pluginapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "folders.h"
#include "parts.h"
#include "paths.h"
#include "tarball.h"

#define EXPORTED(name)                                                                  \
    __declspec(dllexport) void name(HWND window, int string_size, LPTSTR variables,     \
                                    stack_t **stacktop, extra_parameters *extra);       \
    void name(HWND window, int string_size, LPTSTR variables, stack_t **stacktop,       \
              extra_parameters *extra)

#define BEGIN()               \
    Report report = {0, L""}; \
    (void)window;             \
    (void)extra;              \
    EXDLL_INIT()

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) {
    (void)module;
    (void)reason;
    (void)reserved;
    return TRUE;
}

static void answer(const Report *report) {
    wchar_t code[12];
    _snwprintf(code, 12, L"%d", report->code);
    pushstring(report->sentence);
    pushstring(code);
}

static void take_text(wchar_t *text) {
    text[0] = 0;
    popstringn(text, PATH_CHARS);
}

static BOOL take_folder(Path *folder, Report *report) {
    static wchar_t text[PATH_CHARS];
    take_text(text);
    if (extended(folder, text)) return TRUE;
    return fail(report, EXIT_PATH_TOO_LONG, L"The name of the folder %ls is too long.", text);
}

static BOOL take_manifest(Manifest *manifest, Report *report) {
    static wchar_t path[PATH_CHARS];
    take_text(path);
    return read_manifest(manifest, path, report);
}

/* look MANIFEST FOLDER: whether all parts are there and have their sizes; takes no time. */
EXPORTED(look) {
    BEGIN();
    static Manifest manifest;
    static wchar_t folder[PATH_CHARS];
    static Parts parts;
    BOOL read = take_manifest(&manifest, &report);
    take_text(folder);
    if (read) {
        open_parts(&parts, &manifest, folder, &report);
        close_parts(&parts);
    }
    answer(&report);
}

/* examine MANIFEST TARGET: whether the program can be installed into the folder TARGET. */
EXPORTED(examine) {
    BEGIN();
    static Manifest manifest;
    Path target;
    BOOL read = take_manifest(&manifest, &report);
    if (take_folder(&target, &report) && read)
        (void)(examine_folder(target.text, &manifest, &report) &&
               nothing_runs(target.text, &report));
    answer(&report);
}

/* settle TARGET: end or take back what an interrupted setup has left. */
EXPORTED(settle) {
    BEGIN();
    Path target;
    if (take_folder(&target, &report)) settle_folder(target.text, &report);
    answer(&report);
}

static BOOL make_fresh(const wchar_t *folder, Report *report) {
    Path path;
    wcscpy(path.text, folder);
    /* Beyond "\\?\C:\" or "\\?\UNC\server\share\", whose parts cannot be made. */
    wchar_t *letter = path.text + 7;
    if (wcsncmp(path.text, L"\\\\?\\UNC\\", 8) == 0) {
        letter = wcschr(path.text + 8, L'\\');
        letter = letter ? wcschr(letter + 1, L'\\') : NULL;
    }
    for (; letter && *letter; letter++) {
        if (*letter != L'\\') continue;
        *letter = 0;
        if (!folder_exists(path.text) && !CreateDirectoryW(path.text, NULL))
            return fail_on_file(report, GetLastError(), L"making the folder", path.text);
        *letter = L'\\';
    }
    if (CreateDirectoryW(folder, NULL)) return TRUE;
    return fail_on_file(report, GetLastError(), L"making the folder", folder);
}

static BOOL check_and_unpack(Parts *parts, const Manifest *manifest, const wchar_t *folder,
                             const wchar_t *fresh, HWND window, Report *report) {
    Progress progress;
    ULONGLONG whole = manifest->unpacked_bytes;
    for (int i = 0; i < manifest->parts_count; i++) whole += manifest->parts[i].bytes;
    start_progress(&progress, window, whole);
    if (!open_parts(parts, manifest, folder, report) || !check_parts(parts, &progress, report) ||
        !make_fresh(fresh, report))
        return FALSE;
    if (unpack_tarball(parts, fresh, &progress, report)) return TRUE;
    Report unheard;
    remove_tree(fresh, &unheard);
    return FALSE;
}

/* unpack MANIFEST FOLDER TARGET: check the parts in FOLDER and unpack them beside TARGET. */
EXPORTED(unpack) {
    BEGIN();
    static Manifest manifest;
    static wchar_t folder[PATH_CHARS];
    static Parts parts;
    Path target, fresh;
    BOOL read = take_manifest(&manifest, &report);
    take_text(folder);
    if (take_folder(&target, &report) && read) {
        if (suffixed(&fresh, target.text, NEW_SUFFIX)) {
            check_and_unpack(&parts, &manifest, folder, fresh.text, window, &report);
            close_parts(&parts);
        } else {
            fail(&report, EXIT_PATH_TOO_LONG, L"The name of the folder is too long.");
        }
    }
    answer(&report);
}

/* exchange TARGET: put the unpacked version in TARGET's place, with the old one kept beside it. */
EXPORTED(exchange) {
    BEGIN();
    Path target, fresh;
    if (take_folder(&target, &report) && !exchange_folder(target.text, &report) &&
        suffixed(&fresh, target.text, NEW_SUFFIX)) {
        Report unheard;
        remove_tree(fresh.text, &unheard);
    }
    answer(&report);
}

/* clear_old TARGET: delete the old version beside TARGET. */
EXPORTED(clear_old) {
    BEGIN();
    Path target;
    if (take_folder(&target, &report)) clear_old_version(target.text, &report);
    answer(&report);
}

/* remove TARGET: delete the program's files in TARGET, unless one of them runs. */
EXPORTED(remove_program) {
    BEGIN();
    Path target;
    if (take_folder(&target, &report))
        (void)(settle_folder(target.text, &report) && nothing_runs(target.text, &report) &&
               remove_listed(target.text, &report));
    answer(&report);
}

/* short_name PATH: eight letters that stand for a path, whatever its case; leaves only them. */
EXPORTED(short_name) {
    BEGIN();
    static wchar_t path[PATH_CHARS];
    wchar_t text[12];
    take_text(path);
    CharLowerW(path);
    uLong sum = crc32(0, (const Bytef *)path, (uInt)(wcslen(path) * sizeof(wchar_t)));
    _snwprintf(text, 12, L"%08lx", (unsigned long)sum);
    pushstring(text);
    (void)report;
}

/* note FILE TEXT: add a line with date and time to the log, in UTF-8. */
EXPORTED(note) {
    BEGIN();
    static wchar_t path[PATH_CHARS], text[PATH_CHARS];
    static wchar_t line[PATH_CHARS + 64];
    static char bytes[4 * PATH_CHARS];
    SYSTEMTIME now;
    take_text(path);
    take_text(text);
    GetLocalTime(&now);
    _snwprintf(line, PATH_CHARS + 63, L"%04d-%02d-%02d %02d:%02d:%02d  %ls\r\n", now.wYear,
               now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond, text);
    int length = WideCharToMultiByte(CP_UTF8, 0, line, -1, bytes, sizeof bytes, NULL, NULL);
    HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ, NULL, OPEN_ALWAYS, 0, NULL);
    DWORD written;
    if (file == INVALID_HANDLE_VALUE || length < 1 ||
        !WriteFile(file, bytes, (DWORD)length - 1, &written, NULL))
        fail_on_file(&report, GetLastError(), L"writing the log", path);
    if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
    answer(&report);
}
