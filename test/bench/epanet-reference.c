/* Times EPANET's own steps in a library given by path: opens a network, then runs its steps, reading nothing. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef void *project;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static void *need(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (!found) exit(2);
  return found;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* library, file, duration in seconds, runs */
int main(int argc, char **argv) {
  if (argc < 5) return 2;
  void *library = dlopen(argv[1], RTLD_NOW);
  if (!library) return 2;
  int (*create)(project *) = need(library, "EN_createproject");
  int (*destroy)(project) = need(library, "EN_deleteproject");
  int (*open)(project, const char *, const char *, const char *) = need(library, "EN_open");
  int (*close)(project) = need(library, "EN_close");
  int (*time_parameter)(project, int, long) = need(library, "EN_settimeparam");
  int (*open_h)(project) = need(library, "EN_openH");
  int (*init_h)(project, int) = need(library, "EN_initH");
  int (*run_h)(project, long *) = need(library, "EN_runH");
  int (*next_h)(project, long *) = need(library, "EN_nextH");
  int (*close_h)(project) = need(library, "EN_closeH");
  int runs = atoi(argv[4]), steps = 0;
  double *taken = calloc(runs, sizeof(double));
  for (int i = -2; i < runs; i++) {
    project it;
    long at = 0, step = 0;
    if (create(&it) || open(it, argv[2], "/dev/null", "") >= 100) return 1;
    time_parameter(it, 0, atol(argv[3]));
    if (open_h(it) >= 100) return 1;
    init_h(it, 0);
    double start = now();
    steps = 0;
    do {
      run_h(it, &at);
      next_h(it, &step);
      steps++;
    } while (step > 0);
    if (i >= 0) taken[i] = now() - start;
    close_h(it);
    close(it);
    destroy(it);
  }
  qsort(taken, runs, sizeof(double), compare);
  printf("{\"medianMs\":%.6f,\"steps\":%d}\n", taken[runs / 2], steps);
  return 0;
}
