/** Sentences about the AC power flow, which is a check beside the simulation. ICU message format. */
export const issuesAc = {
  'ac.checkOnly':
    'Voltage and reactive power are no part of the simulation: it neither sheds load nor trips anything for them. This check shows one moment; voltages outside limits are listed and nothing is done about them. Units hold their voltage without a limit on reactive power, taps stay as they are, and losses are shared by the units with room.',
  'ac.dcLinesOff':
    '{count, plural, one {# DC line carries} other {# DC lines carry}} power in this file; the voltage check leaves them off, since their converters’ reactive power is not known. Voltages near their ends can differ.',
  'ac.zeroImpedance':
    'Branch “{id}” is in service with neither resistance nor reactance, so no power flow can be worked out. Give it an impedance, or take it out of service.',
  'ac.notConverged':
    'The AC power flow of the island of bus “{id}” found no voltages within {iterations} iterations (largest mismatch {mismatchPu} p.u.). Its load may be more than its lines can carry at a tenable voltage, or a branch’s data may be wrong. The DC flow stays as it is.',
  'ac.noStart':
    'The AC power flow of the island of bus “{id}” could not begin: its figures are too large or too small to calculate with. Check impedances, loads and voltages.',
  'ac.powerFactorAssumed':
    'For {count, number} of {of, number} buses with load nothing states reactive demand. A power factor of {powerFactor, number, ::.00} is assumed for them; the setting is under Assumptions.',
  'power.dcHeavy':
    'For {hours, number, ::.#} h of this run, first at T+{fromH, number, ::.#} h, up to {count, plural, one {# branch carries} other {# branches carry}} {percent, number} % or more of the rating in MW alone. Reactive power comes on top and voltages may sag there; this run knows neither. Check voltages at such a moment.',
  'power.dcDark':
    'For {hours, number, ::.#} h of this run, first at T+{fromH, number, ::.#} h, less than {percent, number} % of the need is served (at worst {least, number} %). Such a small grid may not hold its voltage and frequency, which this run takes for granted. Check voltages at such a moment.',
  'ac.staleRun':
    'The region has changed since this run, so its voltages can no longer be checked. Run again, then check.',
  'ac.noReactiveDemand':
    'The grid states no reactive demand at all, so real voltages will be lower than those of this check. Give loads their MVAr.',
  'ac.reactiveBeyondLimits':
    '{count, plural, one {# unit} other {# units}} would have to give or take more reactive power than its limits allow; real voltages near by will be further off than those of this check.',
  'ac.lossesBeyondUnits':
    'The units in the island of bus “{id}” have no room for {mw, number, ::.0} MW of its losses; the reference bus carries them here, and in reality that load could not be served.',
  'cli.acflowHelp':
    'AC power flow by Newton’s method as a check, as MATPOWER’s runpf: dispatch and start of the file, set-points of the units at reference and voltage-controlled buses, no limits on reactive power, taps as they are, DC lines off. Each island has its reference: the file’s, else the bus of its largest unit; an island without a unit is dead. The reference takes the losses.\n--lost KIND:ID   takes a branch, bus or generator out; may be repeated\nOutput: status (solved, notConverged, dead), iterations and mismatchPu (the largest of the islands), lossMw, islands, buses with voltagePu and angleDeg, branches with the MW and MVAr that enter at each end, generators with outputMw and outputMvar, outside (buses with a voltage outside the limits of the file, in its order). What did not converge has no value; a dead bus has none and its branches flow 0.',
} as const;
