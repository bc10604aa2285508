#include "folders.h"

#include "contents.h"
#include "paths.h"

#define WINDOWS_LONGEST_PATH 259
/* A virus scanner holds new files for a moment. */
#define TRIES 40
#define PAUSE_MS 250

static BOOL too_long(Report *report, const wchar_t *folder) {
    return fail(report, EXIT_PATH_TOO_LONG, L"The name of the folder %ls is too long.", folder);
}

static BOOL renamed(const wchar_t *from, const wchar_t *to) {
    for (int i = 0; i < TRIES; i++) {
        if (MoveFileExW(from, to, 0)) return TRUE;
        DWORD error = GetLastError();
        if (error != ERROR_ACCESS_DENIED && error != ERROR_SHARING_VIOLATION) return FALSE;
        Sleep(PAUSE_MS);
    }
    SetLastError(ERROR_ACCESS_DENIED);
    return FALSE;
}

static BOOL is_ours(const wchar_t *folder) {
    Path list;
    return joined(&list, folder, LIST_NAME) && file_exists(list.text);
}

static BOOL long_paths_are_enabled(void) {
    DWORD enabled = 0, size = sizeof enabled;
    LSTATUS status = RegGetValueW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Control\\FileSystem",
                                  L"LongPathsEnabled", RRF_RT_REG_DWORD, NULL, &enabled, &size);
    return status == ERROR_SUCCESS && enabled == 1;
}

/* The nearest folder above that exists, whose disk is the one to ask for room. */
static BOOL existing_parent(Path *path) {
    while (!folder_exists(path->text)) {
        wchar_t *last = wcsrchr(path->text, L'\\');
        if (!last || last <= path->text + 3) return FALSE;
        *last = 0;
        if (last[-1] == L':') wcscat(path->text, L"\\");
        if (last[-1] == L':') return folder_exists(path->text);
    }
    return TRUE;
}

static BOOL has_room(const wchar_t *folder, ULONGLONG bytes, Report *report) {
    Path parent;
    ULARGE_INTEGER free_bytes;
    wcscpy(parent.text, folder);
    if (!existing_parent(&parent))
        return fail(report, EXIT_BAD_FOLDER,
                    L"The disk or network share of %ls is not there. Choose another folder.",
                    folder + 4);
    if (!GetDiskFreeSpaceExW(parent.text, &free_bytes, NULL, NULL))
        return fail_on_file(report, GetLastError(), L"asking for the room at", parent.text);
    ULONGLONG needed = bytes + bytes / 20;
    if (free_bytes.QuadPart >= needed) return TRUE;
    return fail(report, EXIT_DISK_FULL,
                L"%llu MB are needed on the disk of %ls, and %llu MB are free. Make room or choose "
                L"another folder. Nothing was changed.",
                needed >> 20, folder + 4, free_bytes.QuadPart >> 20);
}

BOOL settle_folder(const wchar_t *folder, Report *report) {
    Path fresh, old;
    if (!suffixed(&fresh, folder, NEW_SUFFIX) || !suffixed(&old, folder, OLD_SUFFIX))
        return too_long(report, folder);
    if (folder_exists(fresh.text) && !remove_tree(fresh.text, report)) return FALSE;
    if (!folder_exists(old.text)) return TRUE;
    if (is_ours(folder)) return clear_old_version(folder, report);
    RemoveDirectoryW(folder);
    if (renamed(old.text, folder)) return TRUE;
    return fail_on_file(report, GetLastError(), L"renaming", old.text);
}

BOOL examine_folder(const wchar_t *folder, const Manifest *manifest, Report *report) {
    if (!is_absolute(folder + 4) && wcsncmp(folder + 4, L"UNC\\", 4) != 0)
        return fail(report, EXIT_BAD_FOLDER,
                    L"%ls is no folder that the program can be put into: give a whole path, such "
                    L"as C:\\Programs\\SSAI-3D.",
                    folder + 4);
    if (file_exists(folder) ||
        (folder_exists(folder) && !is_ours(folder) && !is_empty_folder(folder)))
        return fail(report, EXIT_FOLDER_IN_USE_BY_OTHERS,
                    L"%ls holds something else. Choose an empty or new folder, or one that holds "
                    L"an older SSAI-3D.",
                    folder + 4);
    size_t longest = wcslen(folder + 4) + 1 + manifest->longest_path;
    if (longest > WINDOWS_LONGEST_PATH && !long_paths_are_enabled())
        return fail(report, EXIT_PATH_TOO_LONG,
                    L"The name of the folder %ls is %u characters too long for Windows. Choose a "
                    L"shorter one, or let the administrator enable long paths.",
                    folder + 4, (unsigned)(longest - WINDOWS_LONGEST_PATH));
    return has_room(folder, manifest->unpacked_bytes, report);
}

BOOL nothing_runs(const wchar_t *folder, Report *report) {
    const wchar_t *programs[] = {L"ssai3d.exe", L"ssai3d-console.exe"};
    for (int i = 0; i < 2; i++) {
        Path path;
        if (!joined(&path, folder, programs[i])) return too_long(report, folder);
        /* Windows lets nobody write to a program that runs. */
        HANDLE file = CreateFileW(path.text, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL,
                                  OPEN_EXISTING, 0, NULL);
        if (file != INVALID_HANDLE_VALUE) {
            CloseHandle(file);
            continue;
        }
        DWORD error = GetLastError();
        if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) continue;
        if (error == ERROR_ACCESS_DENIED)
            return fail(report, EXIT_NEEDS_ADMINISTRATOR,
                        L"%ls may not be changed by this user. Ask your administrator. Nothing "
                        L"was changed.",
                        folder + 4);
        return fail(report, EXIT_PROGRAM_RUNS,
                    L"SSAI-3D is running from %ls. Close it, wait for its jobs to end, and start "
                    L"again. Nothing was changed.",
                    folder + 4);
    }
    return TRUE;
}

BOOL exchange_folder(const wchar_t *folder, Report *report) {
    Path fresh, old;
    if (!suffixed(&fresh, folder, NEW_SUFFIX) || !suffixed(&old, folder, OLD_SUFFIX))
        return too_long(report, folder);
    BOOL had_one = is_ours(folder);
    if (had_one && !renamed(folder, old.text))
        return fail(report, EXIT_PROGRAM_RUNS,
                    L"A file in %ls is in use. Close SSAI-3D and all windows that show this "
                    L"folder, and start again. Nothing was changed.",
                    folder + 4);
    if (!had_one) RemoveDirectoryW(folder);
    if (renamed(fresh.text, folder)) return TRUE;
    DWORD error = GetLastError();
    if (had_one) renamed(old.text, folder);
    return fail_on_file(report, error, L"renaming", fresh.text);
}

BOOL clear_old_version(const wchar_t *folder, Report *report) {
    Path old;
    if (!suffixed(&old, folder, OLD_SUFFIX)) return too_long(report, folder);
    if (!folder_exists(old.text)) return TRUE;
    return remove_listed(old.text, report) && move_contents(old.text, folder, report);
}
