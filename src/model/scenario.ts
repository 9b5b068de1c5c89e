import { z } from 'zod';
import { footprintSchema } from './footprint';
import { componentRefSchema } from './ids';
import { idSchema, nameFields } from './schema-parts';

export const damageStates = ['none', 'minor', 'moderate', 'heavy', 'destroyed'] as const;
export type DamageState = (typeof damageStates)[number];

export const causes = ['unspecified', 'natural hazard', 'technical', 'exercise'] as const;

/** One component is lost at a time, and comes back after a duration. */
export const lossEventSchema = z.strictObject({
  id: idSchema,
  /** Whole seconds from the scenario's start. */
  timeS: z.number().int().min(0),
  component: componentRefSchema,
  damage: z.enum(damageStates),
  cause: z.enum(causes),
  /** Seconds until it is back; absent: the P50 of the table for its class and damage state. */
  repairS: z.number().int().min(0).optional(),
  /** The footprint whose draw of damage this is. */
  footprintId: idSchema.optional(),
});
export type LossEvent = z.infer<typeof lossEventSchema>;

/** Fuel or water that arrives at a facility, or water at a public water point or among the people of an area. */
export const deliverySchema = z
  .strictObject({
    id: idSchema,
    timeS: z.number().int().min(0),
    facilityId: idSchema.optional(),
    areaId: idSchema.optional(),
    waterPointId: idSchema.optional(),
    dieselL: z.number().min(0).optional(),
    waterM3: z.number().min(0).optional(),
  })
  .refine(
    ({ facilityId, areaId, waterPointId }) =>
      [facilityId, areaId, waterPointId].filter((it) => it !== undefined).length === 1,
    { message: 'a delivery goes to one facility, area or water point' },
  );
export type Delivery = z.infer<typeof deliverySchema>;

/** A backup set placed at a facility for this scenario. */
export const placementOfSetSchema = z.strictObject({
  id: idSchema,
  facilityId: idSchema,
  ratedKw: z.number().positive(),
  tankL: z.number().min(0),
  fuelL: z.number().min(0),
  readyS: z.number().int().min(0),
});

export const protectionRules = ['bands', 'thermal', 'integral'] as const;
export const balanceRules = ['stages', 'uniform'] as const;
export const operatorPolicies = ['none', 'redispatch'] as const;
export const susceptanceModels = ['matpower', 'powermodels', 'reactance'] as const;
/** Where voltage for dark parts comes from: live neighbours and own black-start units, or one of the two. */
export const restorationPolicies = ['both', 'neighbours', 'own'] as const;
export type RestorationPolicy = (typeof restorationPolicies)[number];
export type ProtectionRule = (typeof protectionRules)[number];
export type BalanceRule = (typeof balanceRules)[number];
export type OperatorPolicy = (typeof operatorPolicies)[number];
export type SusceptanceModel = (typeof susceptanceModels)[number];

export const policiesSchema = z.strictObject({
  protection: z.enum(protectionRules),
  balance: z.enum(balanceRules),
  operators: z.enum(operatorPolicies),
  susceptance: z.enum(susceptanceModels),
  /** DC lines carry their transfer; absent: as the grid's `dcLinesOn` says. */
  dcLinesOn: z.boolean().optional(),
  /** Absent: `both`. */
  restoration: z.enum(restorationPolicies).optional(),
});
export type Policies = z.infer<typeof policiesSchema>;

/** `place`: by the hour where a place is known, else as `file`, which is the output of the file all the time. */
export const renewableRules = ['place', 'byHour', 'file'] as const;
export type RenewableRule = (typeof renewableRules)[number];

/** By hour from the start, linear in between; the last value holds on. */
const hourlyShareSchema = z.array(z.number().min(0).max(1)).min(1);

export const weatherSchema = z.strictObject({
  /** Outdoor temperature by hour from the start, °C; the last value holds on. */
  temperatureC: z.array(z.number()).min(1),
  /** Share of a clear sky's light that comes through clouds; absent: `weather.sunShare`. */
  sunShare: hourlyShareSchema.optional(),
  /** Output of wind farms over their installed power; absent: `weather.windShare` and its swing over the day. */
  windShare: hourlyShareSchema.optional(),
  /** What sun and wind give; absent: `place`. */
  renewables: z.enum(renewableRules).optional(),
});
export type Weather = z.infer<typeof weatherSchema>;

/** What happens and what is done about it. Plain JSON, replayed on the base Region. */
export const scenarioSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  note: z.string().optional(),
  noteUk: z.string().optional(),
  /** What to find out with it, for a first visit or an exercise. */
  questions: z.array(z.strictObject({ text: z.string(), textUk: z.string().optional() })).optional(),
  /** Local date and time of the start, `YYYY-MM-DDTHH:MM`. */
  startLocal: z.string(),
  horizonS: z.number().int().positive(),
  seed: z.number().int().min(0),
  events: z.array(lossEventSchema),
  deliveries: z.array(deliverySchema),
  placements: z.array(placementOfSetSchema),
  weather: weatherSchema,
  policies: policiesSchema,
  /** Overrides of `data/parameters.json` by key. */
  parameters: z.record(z.string(), z.number()),
  /** Where natural hazards act; what one damages is listed in `events`, with its id. */
  footprints: z.array(footprintSchema),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export const defaultPolicies: Policies = {
  protection: 'bands',
  balance: 'stages',
  operators: 'none',
  susceptance: 'matpower',
};

export const defaultHorizonS = 72 * 3600;

export function emptyScenario(id: string): Scenario {
  return {
    id,
    startLocal: '2026-01-15T06:00',
    horizonS: defaultHorizonS,
    seed: 1,
    events: [],
    deliveries: [],
    placements: [],
    weather: { temperatureC: [-2] },
    policies: { ...defaultPolicies },
    parameters: {},
    footprints: [],
  };
}
