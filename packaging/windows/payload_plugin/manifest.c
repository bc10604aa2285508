#include "manifest.h"

#include <stdio.h>
#include <string.h>

#define MAX_TEXT 65536

static BOOL read_text(char *text, const wchar_t *path) {
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return FALSE;
    DWORD got = 0;
    BOOL read = ReadFile(file, text, MAX_TEXT - 1, &got, NULL);
    CloseHandle(file);
    text[got] = 0;
    return read;
}

static BOOL read_part(Part *part, const char *line) {
    char hash[65], name[128];
    if (sscanf(line, "part %64[0-9a-f] %llu %127[-0-9A-Za-z._]", hash, &part->bytes, name) != 3 ||
        strlen(hash) != 2 * SHA256_BYTES)
        return FALSE;
    for (int i = 0; i < SHA256_BYTES; i++) {
        unsigned value = 0;
        if (sscanf(hash + 2 * i, "%2x", &value) != 1) return FALSE;
        part->sha256[i] = (unsigned char)value;
    }
    return MultiByteToWideChar(CP_UTF8, 0, name, -1, part->name, 128) > 0;
}

BOOL read_manifest(Manifest *manifest, const wchar_t *path, Report *report) {
    static char text[MAX_TEXT];
    memset(manifest, 0, sizeof *manifest);
    BOOL good = read_text(text, path);
    for (char *line = strtok(text, "\r\n"); good && line; line = strtok(NULL, "\r\n")) {
        if (strncmp(line, "part ", 5) == 0)
            good = manifest->parts_count < MAX_PARTS &&
                   read_part(&manifest->parts[manifest->parts_count++], line);
        else
            good = sscanf(line, "unpacked %llu", &manifest->unpacked_bytes) == 1 ||
                   sscanf(line, "files %llu", &manifest->files) == 1 ||
                   sscanf(line, "longest %u", &manifest->longest_path) == 1;
    }
    if (good && manifest->parts_count > 0) return TRUE;
    return fail(report, EXIT_PART_DAMAGED,
                L"The setup program itself is damaged: download it again.");
}
