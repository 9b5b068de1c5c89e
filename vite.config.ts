import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `--mode cli` builds the headless program; otherwise the web app. */
export default defineConfig(({ mode }) =>
  mode === 'cli'
    ? {
        publicDir: false,
        build: {
          ssr: 'src/cli/main.ts',
          outDir: 'dist/cli',
          target: 'node20',
          rolldownOptions: { output: { entryFileNames: 'lifeline.js' } },
        },
      }
    : {
        base: './',
        plugins: [react()],
        worker: { format: 'es' },
        build: { outDir: 'dist/web', target: 'es2022', chunkSizeWarningLimit: 2500 },
        server: { port: 5173 },
        preview: { port: 4173 },
        test: {
          include: ['test/**/*.test.{ts,tsx}'],
          setupFiles: ['test/seeds.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Left to itself Vitest keeps a core free, which on two cores leaves one; a browser waits about half the time.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
);
