#include "paths.h"

static BOOL concatenated(Path *result, const wchar_t *first, const wchar_t *second,
                         const wchar_t *third) {
    if (wcslen(first) + wcslen(second) + wcslen(third) >= PATH_CHARS) return FALSE;
    /* The result may be built upon its own text. */
    if (first != result->text) wcscpy(result->text, first);
    wcscat(result->text, second);
    wcscat(result->text, third);
    return TRUE;
}

BOOL extended(Path *result, const wchar_t *path) {
    BOOL done;
    if (wcsncmp(path, L"\\\\?\\", 4) == 0)
        done = concatenated(result, path, L"", L"");
    else if (wcsncmp(path, L"\\\\", 2) == 0)
        done = concatenated(result, L"\\\\?\\UNC\\", path + 2, L"");
    else
        done = concatenated(result, L"\\\\?\\", path, L"");
    if (!done) return FALSE;
    for (wchar_t *letter = result->text; *letter; letter++)
        if (*letter == L'/') *letter = L'\\';
    size_t length = wcslen(result->text);
    while (length > 0 && result->text[length - 1] == L'\\') result->text[--length] = 0;
    return TRUE;
}

BOOL joined(Path *result, const wchar_t *folder, const wchar_t *name) {
    return concatenated(result, folder, L"\\", name);
}

BOOL suffixed(Path *result, const wchar_t *path, const wchar_t *suffix) {
    return concatenated(result, path, suffix, L"");
}

static BOOL is_component_safe(const wchar_t *start, size_t length) {
    if (length == 0) return FALSE;
    if (start[0] == L'.' && (length == 1 || (length == 2 && start[1] == L'.'))) return FALSE;
    return start[length - 1] != L'.' && start[length - 1] != L' ';
}

BOOL relative_from_utf8(Path *result, const char *utf8) {
    if (!MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8, -1, result->text, PATH_CHARS))
        return FALSE;
    wchar_t *start = result->text;
    for (wchar_t *letter = result->text;; letter++) {
        if (*letter == L'/' || *letter == 0) {
            if (!is_component_safe(start, (size_t)(letter - start))) return FALSE;
            if (*letter == 0) return TRUE;
            *letter = L'\\';
            start = letter + 1;
        } else if (*letter < L' ' || wcschr(L"\\:*?\"<>|", *letter)) {
            return FALSE;
        }
    }
}

BOOL is_absolute(const wchar_t *path) {
    if (path[0] == L'\\' && path[1] == L'\\') return path[2] != 0 && path[2] != L'?';
    wchar_t drive = path[0] | 0x20;
    return drive >= L'a' && drive <= L'z' && path[1] == L':' && path[2] == L'\\' && path[3] != 0;
}

BOOL folder_exists(const wchar_t *path) {
    DWORD attributes = GetFileAttributesW(path);
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

BOOL file_exists(const wchar_t *path) {
    DWORD attributes = GetFileAttributesW(path);
    return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}
