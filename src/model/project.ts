import { z } from 'zod';
import { regionSchema } from './region';
import { scenarioSchema } from './scenario';
import { idSchema } from './schema-parts';

/** Raised whenever a reader of the old version would misread a new file; `io/project` migrates. */
export const projectVersion = 1;

export const handlingMarks = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

/** All that is saved: one Region, its Scenarios, and how it may be shared. */
export const projectSchema = z.strictObject({
  format: z.literal('lifeline-project'),
  version: z.literal(projectVersion),
  handling: z.enum(handlingMarks),
  region: regionSchema,
  scenarios: z.array(scenarioSchema),
  /** The scenario shown first. */
  scenarioId: idSchema.optional(),
});
export type Project = z.infer<typeof projectSchema>;

export function projectOf(
  region: z.infer<typeof regionSchema>,
  scenarios: z.infer<typeof scenarioSchema>[],
): Project {
  return {
    format: 'lifeline-project',
    version: projectVersion,
    handling: 'TLP:AMBER+STRICT',
    region,
    scenarios,
    scenarioId: scenarios[0]?.id,
  };
}
