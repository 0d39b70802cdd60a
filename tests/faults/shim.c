/* Stands between a process and its disk, for the fault tests (LD_PRELOAD on Linux).

   Of everything below one folder it counts the calls that change or read files, and at a chosen
   one it kills the process or lets the disk refuse. It can also write down each change with its
   data, so that the state after a power cut can be made of it. SQLite's -shm is no part of a
   journal and is not looked at.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, READ = 2, WRITE = 4, TRUNC = 8, SYNC = 16, NAMES = 32 };
enum { NOTHING, KILL_BEFORE, KILL_HALF, KILL_AFTER, FAIL, SHORT };
enum { R_OPEN = 1, R_CREATE, R_WRITE, R_TRUNC, R_SYNC, R_DIRSYNC, R_RENAME, R_UNLINK, R_MKDIR, R_MARK };

#define MOST_FILES 4096

static struct { int known, folder, append; char path[PATH_MAX]; } files[MOST_FILES];
static char root[PATH_MAX];
static size_t root_length;
static int action, fault_errno, for_ever, kinds, log_file = -1, done;
static long nth, count;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...)                                        \
    static type (*real)(__VA_ARGS__);                                \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

void shim_watch(const char *folder) {
    snprintf(root, sizeof root, "%s/", folder);
    root_length = strlen(root);
}

void shim_arm(int what, long at, int error, int ever, int which) {
    action = what; nth = at; fault_errno = error; for_ever = ever; kinds = which;
    count = 0; done = 0;
}

void shim_disarm(void) { action = NOTHING; }
long shim_count(void) { return count; }
int shim_done(void) { return done; }
void shim_log(int fd) { log_file = fd; }

struct record { uint32_t what, first, second, mode; uint64_t file; int64_t offset; };

static void note(int what, uint64_t file, int64_t offset, const void *first, size_t n_first,
                 const char *second) {
    if (log_file < 0) return;
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    struct record record = {what, n_first, second ? strlen(second) : 0, 0, file, offset};
    struct iovec parts[3] = {{&record, sizeof record}, {(void *)first, n_first},
                             {(void *)second, record.second}};
    if (real(log_file, parts, 3) < 0) abort();
}

void shim_mark(const char *text) { note(R_MARK, 0, 0, text, strlen(text), NULL); }

static int ends_with(const char *path, const char *end) {
    size_t n = strlen(path), m = strlen(end);
    return n >= m && !strcmp(path + n - m, end);
}

/* The whole name of what is meant, and whether it is to be watched. */
static int watched(int folder, const char *path, char *whole) {
    if (!root_length || !path) return 0;
    if (path[0] == '/') snprintf(whole, PATH_MAX, "%s", path);
    else if (folder == AT_FDCWD) {
        char here[PATH_MAX / 2];
        if (!getcwd(here, sizeof here)) return 0;
        if (snprintf(whole, PATH_MAX, "%s/%s", here, path) >= PATH_MAX) return 0;
    } else {
        char link[64], there[PATH_MAX / 2];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, there, sizeof there - 1);
        if (n < 0) return 0;
        there[n] = 0;
        if (snprintf(whole, PATH_MAX, "%s/%s", there, path) >= PATH_MAX) return 0;
    }
    size_t n = strlen(whole);
    int is_root = n + 1 == root_length && !strncmp(whole, root, n);
    return (is_root || !strncmp(whole, root, root_length)) && !ends_with(whole, "-shm");
}

static int known(int fd) { return fd >= 0 && fd < MOST_FILES && files[fd].known; }

static uint64_t inode(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : (uint64_t)found.st_ino;
}

/* Whether this is the call that meets the fault; a killing one may end here. */
static int meets(int kind) {
    pthread_mutex_lock(&mutex);
    int hit = 0;
    if (kinds & kind) {
        count++;
        hit = action != NOTHING && (count == nth || (for_ever && count > nth));
    }
    if (hit) done = 1;
    pthread_mutex_unlock(&mutex);
    if (hit && action == KILL_BEFORE) raise(SIGKILL);
    return hit;
}

static void after(int hit) { if (hit && (action == KILL_AFTER || action == KILL_HALF)) raise(SIGKILL); }

/* Files ----------------------------------------------------------------------------------------- */

static int opened(int (*real)(int, const char *, int, ...), int folder, const char *path, int flags,
                  mode_t mode) {
    char whole[PATH_MAX];
    if (!watched(folder, path, whole)) return real(folder, path, flags, mode);
    int hit = meets(OPEN);
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int was_there = syscall(SYS_faccessat, AT_FDCWD, whole, F_OK) == 0;
    int fd = real(folder, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) {
        struct stat found;
        files[fd].known = 1;
        files[fd].folder = !fstat(fd, &found) && S_ISDIR(found.st_mode);
        files[fd].append = (flags & O_APPEND) != 0;
        snprintf(files[fd].path, PATH_MAX, "%s", whole);
        if (!files[fd].folder) {
            int made = (flags & O_CREAT) && !was_there;
            note(made ? R_CREATE : R_OPEN, found.st_ino, 0, whole, strlen(whole), NULL);
            if (!made && (flags & O_TRUNC)) note(R_TRUNC, found.st_ino, 0, NULL, 0, NULL);
        }
    }
    after(hit);
    return fd;
}

#define OPENS(name)                                                                   \
    int name(const char *path, int flags, ...) {                                      \
        REAL(int, "openat", int, const char *, int, ...);                             \
        va_list more; va_start(more, flags);                                          \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;      \
        va_end(more);                                                                 \
        return opened(real, AT_FDCWD, path, flags, mode);                             \
    }
#define OPENS_AT(name)                                                                \
    int name(int folder, const char *path, int flags, ...) {                          \
        REAL(int, "openat", int, const char *, int, ...);                             \
        va_list more; va_start(more, flags);                                          \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;      \
        va_end(more);                                                                 \
        return opened(real, folder, path, flags, mode);                               \
    }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd) {
    REAL(int, "close", int);
    if (known(fd)) files[fd].known = 0;
    return real(fd);
}

static ssize_t put(int fd, const void *data, size_t n, int64_t offset, int moves) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    static ssize_t (*real_write)(int, const void *, size_t);
    if (!real_write) real_write = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (!known(fd) || files[fd].folder)
        return moves ? real_write(fd, data, n) : real(fd, data, n, offset);
    if (moves) offset = lseek64(fd, 0, files[fd].append ? SEEK_END : SEEK_CUR);
    int hit = meets(WRITE);
    if (hit && action == FAIL) { errno = fault_errno; return -1; }
    size_t part = hit && (action == KILL_HALF || action == SHORT) ? n / 2 : n;
    ssize_t written = moves ? real_write(fd, data, part) : real(fd, data, part, offset);
    if (written > 0) note(R_WRITE, inode(fd), offset, data, written, NULL);
    /* After half a write a disk that is full says so at the next one. */
    if (hit && action == SHORT) { action = FAIL; nth = count + 1; }
    after(hit);
    return written;
}

ssize_t write(int fd, const void *data, size_t n) { return put(fd, data, n, 0, 1); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return put(fd, data, n, at, 0); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { return put(fd, data, n, at, 0); }

ssize_t writev(int fd, const struct iovec *parts, int n) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (!known(fd)) return real(fd, parts, n);
    ssize_t total = 0;
    for (int i = 0; i < n; i++) {
        ssize_t written = put(fd, parts[i].iov_base, parts[i].iov_len, 0, 1);
        if (written < 0) return total ? total : -1;
        total += written;
        if ((size_t)written < parts[i].iov_len) break;
    }
    return total;
}

/* Copies in the kernel go through our own writes, or they would be seen by nobody. */
static ssize_t copied(int from, int to, off64_t *at, size_t n) {
    char buffer[65536];
    size_t most = n < sizeof buffer ? n : sizeof buffer;
    ssize_t found = at ? pread64(from, buffer, most, *at) : read(from, buffer, most);
    if (found <= 0) return found;
    ssize_t written = put(to, buffer, found, 0, 1);
    if (written > 0 && at) *at += written;
    return written;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t n) {
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    return known(to) ? copied(from, to, at, n) : real(to, from, at, n);
}

ssize_t sendfile(int to, int from, off_t *at, size_t n) { return sendfile64(to, from, (off64_t *)at, n); }

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t n, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!known(to)) return real(from, at, to, into, n, flags);
    if (into) { errno = ENOSYS; return -1; }
    return copied(from, to, at, n);
}

static ssize_t got(int fd, void *data, size_t n, int64_t offset, int moves) {
    static ssize_t (*real_read)(int, void *, size_t);
    static ssize_t (*real_pread)(int, void *, size_t, off64_t);
    if (!real_read) {
        real_read = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
        real_pread = (ssize_t (*)(int, void *, size_t, off64_t))dlsym(RTLD_NEXT, "pread64");
    }
    if (known(fd) && meets(READ) && (action == FAIL || action == SHORT)) {
        errno = fault_errno;
        return -1;
    }
    return moves ? real_read(fd, data, n) : real_pread(fd, data, n, offset);
}

ssize_t read(int fd, void *data, size_t n) { return got(fd, data, n, 0, 1); }
ssize_t pread(int fd, void *data, size_t n, off_t at) { return got(fd, data, n, at, 0); }
ssize_t pread64(int fd, void *data, size_t n, off64_t at) { return got(fd, data, n, at, 0); }

static int cut(int fd, int64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    if (!known(fd)) return real(fd, size);
    int hit = meets(TRUNC);
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int result = real(fd, size);
    if (!result) note(R_TRUNC, inode(fd), size, NULL, 0, NULL);
    after(hit);
    return result;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int synced(int fd, const char *name) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    if (!known(fd)) return real(fd);
    int hit = meets(SYNC);
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int result = real(fd);
    if (!result && files[fd].folder)
        note(R_DIRSYNC, 0, 0, files[fd].path, strlen(files[fd].path), NULL);
    else if (!result) note(R_SYNC, inode(fd), 0, NULL, 0, NULL);
    after(hit);
    return result;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

/* Names ----------------------------------------------------------------------------------------- */

static int moved(int f, const char *from, int t, const char *to, unsigned flags) {
    char whole[PATH_MAX], other[PATH_MAX];
    int ours = watched(f, from, whole), theirs = watched(t, to, other);
    int hit = ours || theirs ? meets(NAMES) : 0;
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int result = syscall(SYS_renameat2, f, from, t, to, flags);
    if (!result && (ours || theirs)) note(R_RENAME, 0, 0, whole, strlen(whole), other);
    after(hit);
    return result;
}

int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int f, const char *from, int t, const char *to) { return moved(f, from, t, to, 0); }
int renameat2(int f, const char *from, int t, const char *to, unsigned flags) {
    return moved(f, from, t, to, flags);
}

static int removed(int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    int ours = watched(folder, path, whole);
    int hit = ours ? meets(NAMES) : 0;
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int result = syscall(SYS_unlinkat, folder, path, flags);
    if (!result && ours) note(R_UNLINK, 0, 0, whole, strlen(whole), NULL);
    after(hit);
    return result;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

static int made(int folder, const char *path, mode_t mode) {
    char whole[PATH_MAX];
    int ours = watched(folder, path, whole);
    int hit = ours ? meets(NAMES) : 0;
    if (hit && (action == FAIL || action == SHORT)) { errno = fault_errno; return -1; }
    int result = syscall(SYS_mkdirat, folder, path, mode);
    if (!result && ours) note(R_MKDIR, 0, 0, whole, strlen(whole), NULL);
    after(hit);
    return result;
}

int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return made(folder, path, mode); }
