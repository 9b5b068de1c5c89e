/** Sentences about redispatch, shedding and least-cost dispatch. ICU message format. */
export const issuesRedispatch = {
  'redispatch.givenUp':
    'Bus {id} had to give up {mw, number, ::.0} MW that cannot be dispatched (a shunt, a negative load, or output below what its units can ramp down to), because no answer exists with it. Check the limits around this bus.',
  'redispatch.limitsTooTight':
    'No dispatch serves every load within the ratings and angle limits of the branches. {count, plural, =0 {} one {The limit of branch {ids} stands in the way. } other {The limits of {count, number} branches stand in each other’s way: {ids}{more, plural, =0 {} other { and # more}}. }}Check them, or use shed without --cost to see how much load can be served.',
  'redispatch.circulating':
    'Ratings cannot be held even with no load at all: flow driven by phase shifters or fixed injections exceeds them. {count, plural, =0 {} one {The limit of branch {ids} stands in the way. } other {The limits of {count, number} branches stand in each other’s way: {ids}{more, plural, =0 {} other { and # more}}. }}Check the ratings and shift angles.',
  'redispatch.overRating':
    'Branch {id} would have to carry at least {excessMw, number, ::.0} MW more than its rating of {ratingMw, number, ::.0} MW, or branches beside it as much more than theirs. Check its rating.',
  'redispatch.overLimit':
    'Branch {id} would have to carry at least {excessMw, number, ::.0} MW more than its angle limit allows, or branches beside it as much more than theirs. Check its angle limits.',
  'redispatch.limitsContradict':
    'Branch {id}: its limits leave no flow, at least {lowestMw, number, ::.0} MW and at most {highestMw, number, ::.0} MW. Correct its angle limits or its rating.',
  'redispatch.tooLittle':
    'The island of bus {id} needs {neededMw, number, ::.0} MW and its units can give at most {mostMw, number, ::.0} MW. Use shed without --cost to see how much load can be served.',
  'redispatch.tooMuch':
    'The island of bus {id} needs {neededMw, number, ::.0} MW and its units give at least {leastMw, number, ::.0} MW (the sum of Pmin). Take a unit out of service or lower its Pmin.',
  'redispatch.noSource':
    'The island of bus {id} has load and no unit in service that can serve it. Put a unit or a branch into service.',
  'redispatch.lostBusWithLoad':
    'Bus {id} is lost, so its load of {mw, number, ::.0} MW cannot be served. Use shed without --cost to see how much load can be served.',
  'redispatch.limitsCrossed':
    'Generator {id}: Pmin is {minMw} MW and Pmax is {maxMw} MW, so no output is possible. Correct the two.',
  'redispatch.noCost': 'Generator {id} has no cost curve; its output is taken as free of cost.',
  'redispatch.noCosts':
    'No generator has a cost curve. Add mpc.gencost to the case, or use shed without --cost.',
  'redispatch.noPoints': 'Generator {id}: the piecewise cost curve has no point. Give at least two.',
  'redispatch.notAscending':
    'Generator {id}: the outputs of the piecewise cost curve do not ascend. Put its points in order, each output once.',
  'redispatch.notConvex':
    'Generator {id}: the marginal cost falls with output, for which no least cost can be guaranteed. The dispatch is found with the convex curve below it; the objective is what the dispatch costs by the file’s curve, and no dispatch costs less than the lower bound.',
  'redispatch.unbounded':
    'The cost can be made as small as one likes: some unit without a limit earns by running away. Give Pmin and Pmax to every unit.',
  'redispatch.singular':
    'The reactances of an island cancel each other, so that its flows are not determined. Check branches with negative or equal and opposite reactance.',
  'redispatch.solverStopped':
    'The solver stopped before it had an answer. Check the case for values of very different size.',
  'cli.lossKind': '“{text}” names no component of a grid. Write branch:ID, bus:ID or generator:ID.',
  'cli.lossUnknown':
    '“{text}” is not in the case. Ids are bus numbers and 1-based rows of branches and generators.',
  'cli.oneCase': 'Name one case.',
  'cli.oneOf': '{option} takes one of: {values}.',
  'cli.badLoadScale': '--load-scale takes a number of 0 or more.',
  'cli.rampsWithCost': '--ramps goes with shedding, not with --cost.',
  'cli.shedHelp':
    'Least unserved load under DC flow and the long-time ratings (rateA), units between 0 and Pmax; or, with --cost file, least cost with every load served.\n--lost KIND:ID       takes a branch, bus, generator or dcLine out; may be repeated\n--load-scale X       factor on every load (default 1)\n--ramps              units reach only what they can ramp in 10 minutes from the file’s dispatch\n--cost file          cost curves, Pmin, Pmax and angle limits of the file; prices by bus\n--susceptance S      matpower: 1/(x·tap) with phase shifts and shunts (default); powermodels: x/(r²+x²) without taps and shifts; reactance: 1/x without taps, shifts and shunts\n--dc-lines           DC lines carry the transfer of the file, less their losses, with --cost too (MATPOWER’s OPF would choose it between their limits); on by itself for PSS/E and pandapower files\nOutput: status (solved, infeasible, unbounded, limit, singular, failed), susceptance, objective (MW unserved, or cost per hour), unservedMw, generators, branches, buses with neededMw and servedMw and, with --cost, priceMwh. A cost curve whose slope falls has a lowerBound below the objective.',
} as const;
