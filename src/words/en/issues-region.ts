/** Sentences of the checks of a project. ICU message format. */
export const issuesRegion = {
  'region.duplicateId': 'The id {id} is given to more than one {kind}. Give each its own id.',
  'region.namesNothing':
    'The {kind} {id} names the {names} {missing}, which does not exist. Add it or name another.',
  'region.notFinite': 'At {path}: {text} is not a usable number. Put a number there.',
  'region.noGenerator':
    'The grid has no generator in service, so no load can be served. Add a generator or put one into service.',
  'region.zeroReactance':
    'Branch {id} has a reactance of 0, for which the flow cannot be calculated. Give it a small reactance, such as 0.0001, or merge its two buses.',
  'region.badTap': 'Branch {id} has a turns ratio of {tap}. Give a positive ratio, 1 for none.',
  'region.negativeRating': 'Branch {id} has a rating of {rating} MW. Give 0 (no limit) or more.',
  'region.notCooled':
    'Generator {id} ({technology}) has a cooling node, but nothing of it is cooled by water here: the node is passed over. Give the generator its technology, or take the node away.',
  'region.coolingNotPositive':
    'Generator {id} states a cooling need of 0 or less. Give m³/s above 0, or leave it out where the demand of its node holds it.',
  'region.negativeRamp': 'Generator {id} has a negative ramp. Give MW per minute, 0 or more.',
  'region.limitsCrossed':
    'Generator {id}: the least output is {minMw} MW and the greatest {maxMw} MW. Correct the two.',
  'region.networkWithoutSource':
    'The water network {id} has no reservoir and no tank, so no water can be served. Add its source to the .inp file.',
  'region.reservoirWithoutVolume':
    'The reservoir {id} of the supply zones has no volume, so it stores nothing. Give its usable volume.',
  'region.zoneWithoutSource':
    'No source of the supply zones reaches the zone {id}: it gets at most what reservoirs hold at the start. Add a source or the links from one.',
  'region.essentialAboveDemand':
    'Facility {id}: the essential power is greater than its whole demand. Correct the two.',
  'region.fuelAboveTank':
    'Backup set {id} holds more fuel than its tank takes. Correct the fuel or the tank.',
  'region.feederElsewhere':
    'Coupling {id} names bus {busId} and feeder {feederId}, which is on bus {feederBusId}. Name the bus of the feeder.',
  'region.coupledTwice': 'The {kind} {id} is coupled more than once. Keep one coupling.',
  'region.followsStation':
    'The {kind} {id} is run by the station {station} and gets its power with it; its own coupling is not used. Remove one of the two.',
  'region.pointWithoutStore':
    'The water point {id} is a store without a volume. Give the volume of its store in m³.',
  'region.pointWithoutNode':
    'The water point {id} is on a water network but names no node of it. Name the node or the supply zone it is fed from.',
  'scenario.dieselToPeople':
    'The delivery {id} brings diesel, but to no facility, so the diesel is not used. Name a facility.',
  'scenario.afterEnd':
    'Event {id} happens after the end of the scenario and has no effect. Move it or lengthen the scenario.',
} as const;
