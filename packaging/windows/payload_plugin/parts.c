#include "parts.h"

#include <bcrypt.h>
#include <stdio.h>

#include "paths.h"

#define CHUNK (1 << 20)

BOOL open_parts(Parts *parts, const Manifest *manifest, const wchar_t *folder, Report *report) {
    parts->manifest = manifest;
    parts->opened = parts->current = 0;
    for (int i = 0; i < manifest->parts_count; i++) {
        const Part *part = &manifest->parts[i];
        Path path;
        LARGE_INTEGER size;
        if (!extended(&path, folder) || !joined(&path, path.text, part->name))
            return fail(report, EXIT_PATH_TOO_LONG, L"The name of the folder %ls is too long.",
                        folder);
        HANDLE file = CreateFileW(path.text, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                  FILE_FLAG_SEQUENTIAL_SCAN, NULL);
        if (file == INVALID_HANDLE_VALUE) {
            DWORD error = GetLastError();
            if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND)
                return fail(report, EXIT_PART_MISSING,
                            L"The file %ls is missing. Put it into the folder %ls, beside the "
                            L"setup program, and start the setup again. Nothing was changed.",
                            part->name, folder);
            return fail(report, EXIT_PART_MISSING,
                        L"The file %ls in %ls cannot be read (Windows error %lu). Copy it again, "
                        L"then start the setup again. Nothing was changed.",
                        part->name, folder, error);
        }
        parts->files[parts->opened++] = file;
        if (!GetFileSizeEx(file, &size) || (ULONGLONG)size.QuadPart != part->bytes)
            return fail(report, EXIT_PART_DAMAGED,
                        L"The file %ls is incomplete: it holds %lld of %llu bytes. Download or "
                        L"copy it again, then start the setup again. Nothing was changed.",
                        part->name, size.QuadPart, part->bytes);
    }
    return TRUE;
}

static BOOL hash_file(HANDLE file, unsigned char *sha256, Progress *progress) {
    static unsigned char chunk[CHUNK];
    BCRYPT_ALG_HANDLE algorithm = NULL;
    BCRYPT_HASH_HANDLE hash = NULL;
    BOOL good = BCRYPT_SUCCESS(
                    BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0)) &&
                BCRYPT_SUCCESS(BCryptCreateHash(algorithm, &hash, NULL, 0, NULL, 0, 0));
    DWORD got = 1;
    while (good && got > 0) {
        good = ReadFile(file, chunk, CHUNK, &got, NULL) &&
               BCRYPT_SUCCESS(BCryptHashData(hash, chunk, got, 0));
        add_bytes(progress, got);
    }
    good = good && BCRYPT_SUCCESS(BCryptFinishHash(hash, sha256, SHA256_BYTES, 0));
    if (hash) BCryptDestroyHash(hash);
    if (algorithm) BCryptCloseAlgorithmProvider(algorithm, 0);
    return good;
}

BOOL check_parts(Parts *parts, Progress *progress, Report *report) {
    for (int i = 0; i < parts->opened; i++) {
        const Part *part = &parts->manifest->parts[i];
        unsigned char sha256[SHA256_BYTES];
        wchar_t text[100];
        LARGE_INTEGER start = {.QuadPart = 0};
        _snwprintf(text, 100, L"Checking file %d of %d …", i + 1, parts->opened);
        say(progress, text);
        if (!hash_file(parts->files[i], sha256, progress))
            return fail(report, EXIT_PART_DAMAGED,
                        L"The file %ls cannot be read to its end. Download or copy it again, then "
                        L"start the setup again. Nothing was changed.",
                        part->name);
        if (memcmp(sha256, part->sha256, SHA256_BYTES) != 0)
            return fail(report, EXIT_PART_DAMAGED,
                        L"The file %ls is damaged: its check sum is another than it should be. "
                        L"Download or copy it again, then start the setup again. Nothing was "
                        L"changed.",
                        part->name);
        if (!SetFilePointerEx(parts->files[i], start, NULL, FILE_BEGIN))
            return fail_on_file(report, GetLastError(), L"reading", part->name);
    }
    return TRUE;
}

BOOL read_parts(Parts *parts, void *buffer, DWORD size, DWORD *got, Report *report) {
    *got = 0;
    while (parts->current < parts->opened) {
        if (!ReadFile(parts->files[parts->current], buffer, size, got, NULL))
            return fail_on_file(report, GetLastError(), L"reading",
                                parts->manifest->parts[parts->current].name);
        if (*got > 0) return TRUE;
        parts->current++;
    }
    return TRUE;
}

void close_parts(Parts *parts) {
    while (parts->opened > 0) CloseHandle(parts->files[--parts->opened]);
}
