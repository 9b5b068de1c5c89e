/** Sentences about the grid, its flow and its cascades. ICU message format. */
export const issuesPower = {
  'power.unknownBus':
    'The {kind} “{id}” is at bus “{busId}”, which does not exist. Correct the bus or add it.',
  'power.duplicateId': 'There is more than one {kind} with the id “{id}”. Give each its own id.',
  'power.zeroReactance':
    'Branch “{id}” is in service without a usable reactance, so no DC flow can be worked out. Give it a reactance other than 0, or take it out of service.',
  'power.noGridForming':
    'Only sun, wind and storage are in service, none of them marked as able to black-start. They are taken as able to hold the grid; mark those that can.',
  'power.noGenerator':
    'No generator is in service, so the whole grid is dead. Put at least one into service.',
  'power.outOfScale':
    'The {kind} “{id}” has a figure of {value}, which is beyond any grid. Correct the number.',
  'power.singular':
    'The flows in the island of bus “{id}” are not determined: reactances cancel each other. Check branches with negative or equal and opposite reactance.',
  'power.operatorsUnavailable':
    'Redispatch by operators needs a solver that is not at hand here. Choose operators that do nothing.',
  'power.operatorsFailed':
    'At {timeS, number} s the operators of the island of bus “{id}” had no plan that they could carry out, so they did nothing there. Check the ramp rates and minimum outputs of its units.',
  'cli.badHorizon': '--horizon-s takes a number of seconds of 0 or more.',
  'cli.flowHelp':
    'DC power flow with the dispatch of the file, as MATPOWER’s rundcpf. The first unit in service at the reference bus of an island takes the difference, and that bus keeps the angle of the file; an island without a reference bus uses the bus of its largest unit; an island without a unit is dead.\n--lost KIND:ID   takes a branch, bus, generator or dcLine out; may be repeated\n--susceptance S  matpower: 1/(x·tap) with phase shifts and shunts (default); powermodels: x/(r²+x²) without taps and shifts; reactance: 1/x without taps, shifts and shunts\n--dc-lines       DC lines in service carry the transfer of the file, less their losses; on by itself for PSS/E and pandapower files\nOutput: status (solved, dead, singular), islands, buses with angleDeg, branches with flowMw at the from end and loading of the long-time rating, generators with outputMw. A bus out of service has islandIx -1; a dead bus has no angle.',
  'cli.cascadeHelp':
    'One cascade after a loss: islands, balance, load shedding, and protection from trip to trip.\n--lost KIND:ID   takes a branch, bus, generator or dcLine out; may be repeated\n--protection P   bands (default), thermal or integral\n--balance B      stages (default; uniform with integral) or uniform\n--operators O    none (default) or redispatch: from 10 min after an overload or unserved load, the least unserved load by priority, then the least movement of units, within ramps and long-time ratings. With integral the ratings are rateA, relays act on rateB and most trips come before operators; with uniform, loads are shed in part by rule, and switched by operators\n--horizon-s N    seconds from the loss; default 259200 (72 h), with integral 899\n--susceptance S  matpower (default), powermodels or reactance\n--restoration R  voltage for dark parts: both (default), from neighbours only, or from own black-start units only; not with uniform\n--dc-lines       DC lines carry the transfer of the file until an end has no voltage; on by itself for PSS/E and pandapower files\nOutput: status (solved, or dead when nothing is served), events (timeS from the loss, kind, component, id, loading as a fraction of the rule’s rating, valueMw, causeIx: the place in the list of the event behind it), demandMw, servedMw, islands, band: MW served at the end without operators (bareServedMw), as chosen (chosenServedMw), and with the best action (bestServedMw): the most of doing nothing, of redispatch, and of a redispatch at once without ramp limits.',
} as const;
