#include "tarball.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "paths.h"

#define CHUNK (1 << 20)
#define BLOCK 512
#define NAME_BYTES 4096
/* zlib's way of asking for the gzip format with the largest window. */
#define GZIP_WINDOW (15 + 16)

typedef struct {
    Parts *parts;
    Progress *progress;
    Report *report;
    z_stream zip;
    unsigned char compressed[CHUNK];
    unsigned char plain[CHUNK];
    Path last_folder; /* made last, so that it is not tried again for each file */
} Unpacking;

static BOOL broken(Unpacking *job) {
    return fail(job->report, EXIT_PART_DAMAGED,
                L"The files of this setup do not fit together: download all of them again. "
                L"Nothing was changed.");
}

/* Exactly `size` bytes of the archive, at most CHUNK, into job->plain. */
static BOOL take(Unpacking *job, DWORD size) {
    job->zip.next_out = job->plain;
    job->zip.avail_out = size;
    while (job->zip.avail_out > 0) {
        if (job->zip.avail_in == 0) {
            DWORD got;
            if (!read_parts(job->parts, job->compressed, CHUNK, &got, job->report)) return FALSE;
            if (got == 0) return broken(job);
            job->zip.next_in = job->compressed;
            job->zip.avail_in = got;
        }
        int state = inflate(&job->zip, Z_NO_FLUSH);
        if (state == Z_STREAM_END && job->zip.avail_out > 0) return broken(job);
        if (state != Z_OK && state != Z_STREAM_END) return broken(job);
    }
    return TRUE;
}

static DWORD padding(ULONGLONG size) { return (DWORD)((BLOCK - size % BLOCK) % BLOCK); }

static BOOL make_folders(Unpacking *job, const wchar_t *folder, wchar_t *path) {
    if (wcscmp(job->last_folder.text, path) == 0) return TRUE;
    /* Not above the folder of the program, which is there. */
    for (wchar_t *letter = path + wcslen(folder) + 1;; letter++) {
        if (*letter != L'\\' && *letter != 0) continue;
        wchar_t kept = *letter;
        *letter = 0;
        BOOL made = CreateDirectoryW(path, NULL) || GetLastError() == ERROR_ALREADY_EXISTS;
        if (!made) return fail_on_file(job->report, GetLastError(), L"making the folder", path);
        *letter = kept;
        if (kept == 0) break;
    }
    wcscpy(job->last_folder.text, path);
    return TRUE;
}

static BOOL write_contents(Unpacking *job, HANDLE file, const wchar_t *path, ULONGLONG size) {
    while (size > 0) {
        DWORD piece = size > CHUNK ? CHUNK : (DWORD)size, written = 0;
        if (!take(job, piece)) return FALSE;
        if (!WriteFile(file, job->plain, piece, &written, NULL) || written != piece) {
            DWORD error = written == piece || GetLastError() ? GetLastError() : ERROR_DISK_FULL;
            return fail_on_file(job->report, error, L"writing", path);
        }
        add_bytes(job->progress, piece);
        size -= piece;
    }
    return TRUE;
}

static BOOL unpack_file(Unpacking *job, const wchar_t *folder, const Path *target, ULONGLONG size) {
    Path parent = *target;
    *wcsrchr(parent.text, L'\\') = 0;
    if (wcslen(parent.text) > wcslen(folder) && !make_folders(job, folder, parent.text))
        return FALSE;
    HANDLE file =
        CreateFileW(target->text, GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return fail_on_file(job->report, GetLastError(), L"making the file", target->text);
    BOOL written = write_contents(job, file, target->text, size);
    BOOL closed = CloseHandle(file);
    if (written && !closed)
        return fail_on_file(job->report, GetLastError(), L"writing", target->text);
    return written && (padding(size) == 0 || take(job, padding(size)));
}

/* The long name that GNU tar puts in front of an entry. */
static BOOL take_long_name(Unpacking *job, ULONGLONG size, char *name) {
    if (size == 0 || size >= NAME_BYTES) return broken(job);
    DWORD whole = (DWORD)size + padding(size);
    if (!take(job, whole)) return FALSE;
    memcpy(name, job->plain, (size_t)size);
    name[size] = 0;
    return TRUE;
}

static BOOL unpack_entries(Unpacking *job, const wchar_t *folder) {
    static char name[NAME_BYTES];
    ULONGLONG files = 0, bytes = 0;
    name[0] = 0;
    while (take(job, BLOCK)) {
        char header[BLOCK + 1] = {0};
        memcpy(header, job->plain, BLOCK);
        if (header[0] == 0) {
            const Manifest *expected = job->parts->manifest;
            BOOL whole = files == expected->files && bytes == expected->unpacked_bytes;
            return whole || broken(job);
        }
        char kind = header[156];
        char size_text[13] = {0};
        memcpy(size_text, header + 124, 12);
        ULONGLONG size = strtoull(size_text, NULL, 8);
        if (kind == 'L') {
            if (!take_long_name(job, size, name)) return FALSE;
            continue;
        }
        if (name[0] == 0) {
            memcpy(name, header, 100);
            name[100] = 0;
        }
        size_t length = strlen(name);
        if (length > 0 && name[length - 1] == '/') name[length - 1] = 0;
        Path relative, target;
        if (!relative_from_utf8(&relative, name) || !joined(&target, folder, relative.text))
            return broken(job);
        name[0] = 0;
        if (kind == '5') {
            if (!make_folders(job, folder, target.text)) return FALSE;
        } else if (kind == '0') {
            if (!unpack_file(job, folder, &target, size)) return FALSE;
            files++;
            bytes += size;
        } else {
            return broken(job);
        }
    }
    return FALSE;
}

BOOL unpack_tarball(Parts *parts, const wchar_t *folder, Progress *progress, Report *report) {
    Unpacking *job = calloc(1, sizeof *job);
    if (!job || inflateInit2(&job->zip, GZIP_WINDOW) != Z_OK) {
        free(job);
        return fail(report, EXIT_CANNOT_WRITE, L"There is not enough memory to unpack.");
    }
    job->parts = parts;
    job->progress = progress;
    job->report = report;
    say(progress, L"Unpacking …");
    BOOL done = unpack_entries(job, folder);
    inflateEnd(&job->zip);
    free(job);
    return done;
}
