/* Times SuiteSparse KLU on a matrix in compressed columns: klu-reference FILE RUNS. Prints JSON, milliseconds. */
#include <klu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int runs = atoi(argv[2]);
  FILE *file = fopen(argv[1], "rb");
  int head[2];
  if (!file || fread(head, sizeof(int), 2, file) != 2) return 1;
  int n = head[0], entries = head[1];
  int *start = malloc((n + 1) * sizeof(int));
  int *row = malloc(entries * sizeof(int));
  double *value = malloc(entries * sizeof(double));
  double *right = malloc(n * sizeof(double));
  double *x = malloc(n * sizeof(double));
  double *times = malloc(runs * sizeof(double));
  if (fread(start, sizeof(int), n + 1, file) != (size_t)n + 1) return 1;
  if (fread(row, sizeof(int), entries, file) != (size_t)entries) return 1;
  if (fread(value, sizeof(double), entries, file) != (size_t)entries) return 1;
  if (fread(right, sizeof(double), n, file) != (size_t)n) return 1;
  fclose(file);

  klu_common common;
  klu_defaults(&common);
  klu_symbolic *symbolic = klu_analyze(n, start, row, &common);
  klu_numeric *numeric = klu_factor(start, row, value, symbolic, &common);
  if (!numeric) return 1;
  for (int r = 0; r < runs; r++) {
    double begin = now_ms();
    if (!klu_refactor(start, row, value, symbolic, numeric, &common)) return 1;
    times[r] = now_ms() - begin;
  }
  qsort(times, runs, sizeof(double), compare);
  double refactor_ms = times[runs / 2];
  for (int r = 0; r < runs; r++) {
    memcpy(x, right, n * sizeof(double));
    double begin = now_ms();
    klu_solve(symbolic, numeric, n, 1, x, &common);
    times[r] = now_ms() - begin;
  }
  qsort(times, runs, sizeof(double), compare);
  double sum = 0;
  for (int i = 0; i < n; i++) sum += x[i];
  printf("{\"refactorMs\": %.6f, \"solveMs\": %.6f, \"entriesOfL\": %d, \"sum\": %.17g}\n", refactor_ms,
         times[runs / 2], numeric->lnz, sum);
  return 0;
}
