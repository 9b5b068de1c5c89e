/** Power that waits for water that waits for power: the ring, and what opens it. */
export const uiDeadlock = {
  'deadlock.title': 'A ring that cannot open by itself',
  'deadlock.held':
    '{units} {count, plural, one {needs} other {need}} cooling water that needs the power of {count, plural, one {this unit} other {these units}}. With what is there, nothing in this ring comes back. It was found at {found}.',
  'deadlock.opened':
    '{units} {count, plural, one {needed} other {need}} cooling water that needed the power of {count, plural, one {this unit} other {these units}}. The ring was found at {found} and opened at {opened}.',
  'deadlock.waiting':
    '{units} {count, plural, one {needs} other {need}} cooling water that needs the power of {count, plural, one {this unit} other {these units}}. Nothing in this ring comes back before {what} at {until}.',
  'deadlock.comes.repair': 'the repair of {name}',
  'deadlock.comes.delivery': 'the fuel that comes to {name}',
  'deadlock.comes.set': 'the set that comes to {name}',
  'deadlock.ring': 'Each waits for the next:',
  'deadlock.again': '{name}, where the ring closes',
  'deadlock.waits.coolingWater': 'waits for cooling water from',
  'deadlock.waits.water': 'waits for water from',
  'deadlock.waits.supply': 'is run by',
  'deadlock.waits.power': 'waits for power from',
  'deadlock.waits.voltage': 'waits for voltage at',
  'deadlock.waits.unit': 'waits for a unit to run',
  'deadlock.waits.cranking': 'waits for power to start with, from',
  'deadlock.opens': 'What opens it, each by itself',
  'deadlock.opensTogether': 'No single supply opens it. What opens it, two together',
  'deadlock.opensNothing': 'No one or two supplies to this ring open it: more than one place needs help.',
  'deadlock.and': '{first}, and {second}',
  'deadlock.opener.set': 'A set for {name}{need}',
  'deadlock.opener.fuel': 'Fuel for the sets of {name}{need}',
  'deadlock.opener.startingSet': 'A set that starts {name}{need}',
  'deadlock.opener.waterTanker': 'Cooling water by tanker for {name}{need}',
  'deadlock.need.kw': ': {kw} kW',
  'deadlock.need.fuel': ': {litres} L a day',
  'deadlock.need.water': ': {m3} m³ an hour',
} as const;
