/** Words of the `hydraulics` command. */
export const cliHydraulics = {
  'cli.hydraulicsHelp': `Runs an EPANET network along the clock, with pumps that lose power, closed links and leaks.
  --duration-h H              how long, hours (default: the file's)
  --step-min M                reporting step (default: the file's)
  --hydraulic-step-min M      hydraulic step (default: the file's)
  --demand-model file|dda|pda as the file says (default), fixed demand, or demand that falls with pressure
  --minimum-m P0, --required-m PF
                              pressures of no and of full delivery under pda, m (default: the file's, else 3.5 and 20)
  --unpowered PUMP:FROM-TO    a pump without power, whatever controls and rules say; hours
  --closed LINK:FROM-TO       a link that is closed
  --emitter NODE:C:FROM-TO    an outflow C·sqrt(p) at a junction, C in m3/s per sqrt(m)
  --leak PIPE:AREA:FROM-TO    a hole of AREA m2 at mid-length of a pipe: 0.75·AREA·sqrt(2 g p)
The last four may be repeated; they are split at their last colons, so ids may hold colons and spaces.
Output: timesS; nodes with headM, pressureM, demandM3s (what reaches consumers); links with flowM3s, open; tanks with
levelM; requestedM3, deliveredM3, balanceErrorM3; status. What no source reaches has zero pressure and delivery.`,
  'cli.networkMissing': 'Name one EPANET network (.inp).',
  'cli.badNumber': '{option} takes a number of {least} or more, not “{value}”.',
  'cli.tooManyRecords':
    '{hours} h recorded every {stepMin} min are more numbers than fit into memory. Make --duration-h smaller or --step-min larger.',
  'cli.badModel': '--demand-model takes file, dda or pda, not “{value}”.',
  'cli.badWindow': '{option} takes {form}, hours with FROM before TO, not “{value}”.',
  'cli.noSuchLink': 'There is no link {id} in this network. Give the id as it stands in the file.',
  'cli.noSuchPump': 'There is no pump {id} in this network. Give the id of a pump as it stands in [PUMPS].',
  'cli.noSuchJunction':
    'There is no junction {id} in this network. Water can leave at a junction only; give its id as it stands in [JUNCTIONS].',
} as const;
