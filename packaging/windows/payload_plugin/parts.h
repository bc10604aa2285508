/* The part files beside the setup program: found, checked by SHA-256, and read one after another. */
#ifndef PARTS_H
#define PARTS_H

#include "manifest.h"
#include "progress.h"

typedef struct {
    const Manifest *manifest;
    HANDLE files[MAX_PARTS];
    int opened;
    int current;
} Parts;

/* Open all parts in a folder; fails in words when one is missing or has another size. While they
   are open nobody can write to them, so what was checked is what is unpacked. */
BOOL open_parts(Parts *parts, const Manifest *manifest, const wchar_t *folder, Report *report);

/* Compare the SHA-256 of each part with the manifest, and go back to the first byte. */
BOOL check_parts(Parts *parts, Progress *progress, Report *report);

/* The next bytes of the stream that was cut into the parts; `got` is 0 at its end. */
BOOL read_parts(Parts *parts, void *buffer, DWORD size, DWORD *got, Report *report);

void close_parts(Parts *parts);

#endif
