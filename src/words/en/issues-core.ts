/** Sentences of issues that belong to no single folder. ICU message format. */
export const issuesCore = {
  'run.cancelled': 'The run was cancelled at {time}. The project is unchanged.',
  'worker.crashed':
    'The simulation stopped unexpectedly ({reason}). Your project is safe, and the simulation has been restarted.',
  'worker.silent':
    'The simulation no longer answered. Your project is safe, and the simulation has been restarted.',
} as const;
