/** Issues of scenarios and runs. */
export const issuesRun = {
  'scenario.unknownComponent':
    '“{component}” is not in this region, so what the scenario says of it is passed over. Remove it or correct its name.',
  'scenario.cannotBeLost':
    '“{component}” is of a kind that cannot be lost. Choose a bus, branch, generator, feeder, facility or water element.',
  'scenario.startUnreadable':
    'The start “{startLocal}” is not a date and time. Write it as YYYY-MM-DDTHH:MM, for example 2026-01-15T06:00.',
  'scenario.horizonTooLong':
    'The scenario lasts {days, number} days; it must be longer than 0 and at most {most, number}. Shorten it.',
  'region.facilitiesNotJoined':
    '{count, plural, one {Facility “{first}” is not joined to the grid and is taken as always powered. Join it} other {# facilities are not joined to the grid, the first is “{first}”, and are taken as always powered. Join each}} to a bus or feeder.',
  'region.waterPointsNotJoined':
    '{count, plural, one {The water point “{first}” has an electric pump but is not joined to the grid, and is taken as always powered. Join it} other {# water points with an electric pump are not joined to the grid, the first is “{first}”, and are taken as always powered. Join each}} to a bus or feeder.',
  'parameter.unknown': 'There is no parameter “{key}”. Remove it from the scenario or correct its name.',
  'parameter.outOfRange':
    'The parameter “{key}” is {value} {unit}; it must lie between {min} and {max}. Correct it in the scenario.',
  'run.renewablesByHour':
    '{count, plural, one {# solar or wind farm follows} other {# solar and wind farms follow}} the hour: sun by place, date and clouds, wind by the scenario’s weather. Settings and Assumptions hold the figures.',
  'run.renewablesAsFile':
    '{count, plural, one {# solar or wind farm gives} other {# solar and wind farms give}} at most the output of the file at every hour, for want of a place or by choice. Place them on the map or choose another rule in the scenario’s settings.',
  'run.sunWithoutPlace':
    '{count, plural, one {# solar farm has no place, so it gives} other {# solar farms have no place, so they give}} at most the output of the file at every hour. Place their buses on the map.',
  'run.setsAtLowLoad':
    '{count, plural, one {The generators of “{first}” would run} other {At # facilities, the first is “{first}”, generators would run}} below {percent, number} % of their rating. Diesel engines wear at so low a load: choose smaller sets or add load. The run does not count this.',
  'run.setsTooSmall':
    '{count, plural, one {The generators of “{first}” carry} other {At # facilities, the first is “{first}”, generators carry}} only part of what is needed there. Check the ratings and the essential need.',
  'run.setsNeedPreheating':
    'It falls to {coldestC, number} °C. Below {limitC, number} °C generators may fail to start without preheating: {count, plural, one {see to “{first}”} other {see to the # facilities that have some, the first is “{first}”}}. The run does not count this.',
  'run.setsInHeat':
    'It rises to {hottestC, number} °C. Generators then give about {percent, number} % less than their rating at {count, plural, one {“{first}”} other {# facilities, the first is “{first}”}}. The run counts this.',
  'run.setsBeyondStandby':
    '{count, plural, one {A generator of “{first}” ran} other {At # facilities, the first is “{first}”, a generator ran}} for more than {hours, number} h. Standby ratings hold for {hours, number} h a year: plan a prime-rated set or a second one. The run does not count this.',
  'run.setsAboveMeanLoad':
    '{count, plural, one {A generator of “{first}” ran} other {At # facilities, the first is “{first}”, a generator ran}} at a mean load above {percent, number} % of its rating. Standby and prime sets are not built for that over days: plan a larger one. The run does not count this.',
  'run.sunWithoutCompany':
    '{count, plural, one {The solar modules of “{first}” have} other {At # facilities, the first is “{first}”, solar modules have}} neither a battery nor a generator beside them: without grid they give nothing, since their inverter follows a grid. Add a battery, or set the assumption that they carry a site alone.',
  'run.facilitySunWithoutPlace':
    '{count, plural, one {The solar modules of “{first}” have} other {At # facilities, the first is “{first}”, solar modules have}} no place on the map, and no area with one: they give nothing in this run. Place them.',
  'run.fuelWithoutPlace':
    '{count, plural, one {“{first}” has backup generators but no place on the map, so no tanker comes to it. Place it} other {# facilities with backup generators have no place on the map, the first is “{first}”, so no tanker comes to them. Place them}}.',
  'run.fuelOutOfReach':
    '{count, plural, one {No tanker gets to “{first}” and back} other {No tanker gets to # facilities and back, the first is “{first}”,}} within its shift. Add a tanker nearer by or with a longer shift.',
  'run.depotWithoutFuel':
    'Depot “{depot}” has no diesel left after hour {hour, number}. Add to its stock, or plan for a supply.',
  'run.floorsDryAtStart':
    '{count, plural, one {In “{first}” the pressure does not reach all floors} other {In # districts, the first is “{first}”, the pressure does not reach all floors}} before anything is lost: {people, number} people. Say whether the buildings have booster pumps, or correct the number of floors.',
  'run.waterOutOfReach':
    '{count, plural, one {No water tanker gets to “{first}” and back} other {No water tanker gets to # places and back, the first is “{first}”,}} within its shift. Add a tanker nearer by or with a longer shift.',
  'run.nothingToFill':
    'After hour {hour, number} water tankers find no works or source that gives water, and stand. Name a place where they can fill.',
  'survival.tooManyWays':
    'The chance of survival cannot be worked out beyond step {step, number}: there are too many ways in which sets can fail one after the other. Ask for fewer steps or fewer kinds of sets.',
  'run.coolingNodeMissing':
    'Generator {id} is cooled by {node}, which no water network of this run has: its cooling water is never short here. Name a junction or a supply zone.',
  'run.coolingNotJunction':
    'Generator {id} is cooled by {node}, which is a source or a tank: its cooling water is never short here. Name the junction at which it draws.',
  'run.coolingNeedUnknown':
    'Generator {id} is cooled by {node}, which has no demand, and states no need of its own: its cooling water is never short here. State its need in m³/s, or give the node a demand.',
  'run.coolingShortIntact':
    'Generator {id} gets {percent} % of its cooling water at {node} before anything is lost. That share is taken as enough; check the network or the need.',
  'run.moreIssues':
    '{count, plural, one {# more finding} other {# more findings}} like “{code}” are not listed.',
  'water.failed':
    'The hydraulic solver gave up on network “{network}”. Check the network file on its own with the command `hydraulics`.',
} as const;
