/* What the payload consists of, as the setup program carries it within itself. */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "report.h"

#define MAX_PARTS 64
#define SHA256_BYTES 32

typedef struct {
    wchar_t name[128];
    ULONGLONG bytes;
    unsigned char sha256[SHA256_BYTES];
} Part;

typedef struct {
    ULONGLONG unpacked_bytes;
    ULONGLONG files;
    unsigned longest_path; /* characters of the longest path below the folder of the program */
    int parts_count;
    Part parts[MAX_PARTS];
} Manifest;

/* Read the manifest, a text of lines "unpacked N", "files N", "longest N", "part SHA256 N NAME". */
BOOL read_manifest(Manifest *manifest, const wchar_t *path, Report *report);

#endif
