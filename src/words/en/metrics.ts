/** Names and exact definitions of a run's metrics. */
export const metrics = {
  'metric.unservedEnergy': 'Unserved energy',
  'metric.unservedEnergy.definition': 'Needed less served power of all feeders, added up over time.',
  'metric.personHoursWithoutElectricity': 'Person-hours without electricity',
  'metric.personHoursWithoutElectricity.definition':
    'People on each feeder times the share of it that is off, added up over time.',
  'metric.customerHoursInterrupted': 'Customer-hours interrupted',
  'metric.customerHoursInterrupted.definition':
    'Duration times customers of every interruption longer than 5 min (IEEE 1366). Customers are people divided by the people behind one connection.',
  'metric.saidi': 'SAIDI',
  'metric.saidi.definition':
    'Mean time that a customer is interrupted: customer-hours of sustained interruptions over all customers (IEEE 1366).',
  'metric.saifi': 'SAIFI',
  'metric.saifi.definition':
    'Mean number of sustained interruptions of a customer: customers interrupted over all customers (IEEE 1366).',
  'metric.caidi': 'CAIDI',
  'metric.caidi.definition': 'Mean length of a sustained interruption: SAIDI over SAIFI (IEEE 1366).',
  'metric.electricityResilience': 'Resilience index, electricity',
  'metric.electricityResilience.definition': 'Served over needed power, averaged over time.',
  'metric.electricityTo50': 'Electricity back to 50 %',
  'metric.electricityTo50.definition':
    'Time from which at least half of the needed power is served to the end; by recorded times.',
  'metric.electricityTo90': 'Electricity back to 90 %',
  'metric.electricityTo90.definition':
    'Time from which at least 90 % of the needed power is served to the end; by recorded times.',
  'metric.electricityTo99': 'Electricity back to 99 %',
  'metric.electricityTo99.definition':
    'Time from which at least 99 % of the needed power is served to the end; by recorded times.',
  'metric.offHoursGini': 'Gini of off-hours',
  'metric.offHoursGini.definition':
    'How unevenly hours without electricity fall on people: 0 all alike, towards 1 all on a few.',
  'metric.offHoursWorstDecile': 'Worst tenth of off-hours',
  'metric.offHoursWorstDecile.definition':
    'Mean off-hours of the tenth of people with the most, over the mean of all people.',
  'metric.unservedWater': 'Unserved water',
  'metric.unservedWater.definition': 'Water that consumers needed less what reached them.',
  'metric.waterServiceAvailability': 'Water service availability',
  'metric.waterServiceAvailability.definition': 'Delivered over needed water of the whole period (WNTR).',
  'metric.waterResilience': 'Resilience index, water',
  'metric.waterResilience.definition': 'Served over needed water, averaged over time.',
  'metric.waterTo50': 'Water back to 50 %',
  'metric.waterTo50.definition':
    'Time from which at least half of the needed water is served to the end; by recorded times.',
  'metric.waterTo90': 'Water back to 90 %',
  'metric.waterTo90.definition':
    'Time from which at least 90 % of the needed water is served to the end; by recorded times.',
  'metric.waterTo99': 'Water back to 99 %',
  'metric.waterTo99.definition':
    'Time from which at least 99 % of the needed water is served to the end; by recorded times.',
  'metric.personHoursBelow15L': 'Person-hours below 15 L a day',
  'metric.personHoursBelow15L.definition':
    'People whose water of the last 24 h, household stores included, is below 15 litres each, added up over time.',
  'metric.personHoursBelow7L5': 'Person-hours below 7.5 L a day',
  'metric.personHoursBelow7L5.definition': 'As below 15 L, with 7.5 litres.',
  'metric.personHoursBelow3L': 'Person-hours below 3 L a day',
  'metric.personHoursBelow3L.definition': 'As below 15 L, with 3 litres.',
  'metric.essentialFacilityHoursLost': 'Hours lost by essential facilities',
  'metric.essentialFacilityHoursLost.definition':
    'Facilities of tiers 1 and 2: share of their essential power that is not served, added up over time.',
  'metric.facilityHoursOnBackup': 'Hours on backup',
  'metric.facilityHoursOnBackup.definition':
    'Hours that facilities run on generators or batteries, added up.',
  'metric.fuelUsed': 'Fuel used',
  'metric.fuelUsed.definition': 'Litres of diesel burnt by all backup generators.',
} as const;
