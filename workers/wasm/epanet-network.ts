import type {
  SolverControl,
  SolverDemandModel,
  SolverFailure,
  SolverNetwork,
  SolverPremise,
  SolverRuleAction,
} from '../../src/water/solver';
import { createByteText } from './byte-text';

type EpanetCall = (...args: number[]) => number;

/** The compiled library: its C functions by name, its memory and its file system. */
export interface EpanetModule {
  [name: `_EN_${string}`]: EpanetCall;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
  FS: {
    writeFile(path: string, data: string | Uint8Array): void;
    readFile(path: string): Uint8Array;
    unlink(path: string): void;
  };
}

const countTypes = { node: 0, link: 2, control: 5, rule: 6 } as const;
/** Room for five doubles or an id or a sentence. */
const scratchBytes = 512;
const junctionType = 0;
const pipeType = 1;

/** EPANET knows no byte order mark and no lone CR as the end of a line. */
function plainLines(text: string): string {
  const unmarked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

/** Opens one network in the library; text files live in the library's own memory file system. */
export function openEpanetNetwork(
  module: EpanetModule,
  inpText: string,
  serial: number,
): { network: SolverNetwork } | { failure: SolverFailure } {
  const inpPath = `/network-${serial}.inp`;
  const reportPath = `/network-${serial}.rpt`;
  const scratch = module._malloc(scratchBytes);
  const call = (name: `_EN_${string}`, ...args: number[]) => module[name](...args);
  const characters = createByteText(inpText);
  const bytesAt = () => new Uint8Array(module.HEAPF64.buffer);
  const allocate = (text: string) => {
    const bytes = characters.encode(text);
    const pointer = module._malloc(bytes.length + 1);
    const memory = bytesAt();
    memory.set(bytes, pointer);
    memory[pointer + bytes.length] = 0;
    return pointer;
  };
  const textAt = (pointer: number) => {
    const memory = bytesAt();
    return characters.decode(memory.slice(pointer, memory.indexOf(0, pointer)));
  };
  const withText = (text: string, use: (pointer: number) => number) => {
    const pointer = allocate(text);
    const code = use(pointer);
    module._free(pointer);
    return code;
  };
  const describe = (code: number) => {
    call('_EN_geterror', code, scratch, 255);
    return textAt(scratch);
  };
  const removeFiles = () => {
    for (const path of [inpPath, reportPath]) {
      try {
        module.FS.unlink(path);
      } catch {
        // EPANET made no report.
      }
    }
  };

  module.FS.writeFile(inpPath, characters.encode(plainLines(inpText)));
  call('_EN_createproject', scratch);
  const handle = module.HEAP32[scratch >> 2];
  const close = () => {
    call('_EN_close', handle);
    module.HEAP32[scratch >> 2] = handle;
    call('_EN_deleteproject', handle);
  };
  const openCode = withText(inpPath, (inp) =>
    withText(reportPath, (report) => withText('', (out) => call('_EN_open', handle, inp, report, out))),
  );
  if (openCode >= 100) {
    const message = describe(openCode);
    close();
    let report = '';
    try {
      report = characters.decode(module.FS.readFile(reportPath));
    } catch {
      // No report: the code alone has to do.
    }
    removeFiles();
    module._free(scratch);
    return { failure: { code: openCode, message, reportLines: report.split('\n') } };
  }
  withText('MESSAGES NO', (command) => call('_EN_setreport', handle, command));
  call('_EN_setstatusreport', handle, 0);

  const int = (at = 0) => module.HEAP32[(scratch + at) >> 2];
  const real = (at = 0) => module.HEAPF64[(scratch + at) >> 3];
  const count = (type: number) => {
    call('_EN_getcount', handle, type, scratch);
    return int();
  };
  let bulkCapacity = 0;
  let bulk = 0;
  const reserve = (length: number) => {
    if (length <= bulkCapacity) return;
    if (bulk) module._free(bulk);
    bulk = module._malloc(length * 8);
    bulkCapacity = length;
  };
  let isHydraulicsOpen = false;

  const network: SolverNetwork = {
    nodeCount: () => count(countTypes.node),
    linkCount: () => count(countTypes.link),
    controlCount: () => count(countTypes.control),
    ruleCount: () => count(countTypes.rule),
    nodeId(nodeIx) {
      call('_EN_getnodeid', handle, nodeIx + 1, scratch);
      return textAt(scratch);
    },
    linkId(linkIx) {
      call('_EN_getlinkid', handle, linkIx + 1, scratch);
      return textAt(scratch);
    },
    nodeType(nodeIx) {
      call('_EN_getnodetype', handle, nodeIx + 1, scratch);
      return int();
    },
    linkType(linkIx) {
      call('_EN_getlinktype', handle, linkIx + 1, scratch);
      return int();
    },
    linkNodes(linkIx) {
      call('_EN_getlinknodes', handle, linkIx + 1, scratch, scratch + 4);
      return { fromIx: int() - 1, toIx: int(4) - 1 };
    },
    readNodes(property, out) {
      reserve(out.length);
      call('_EN_getnodevalues', handle, property, bulk);
      out.set(module.HEAPF64.subarray(bulk >> 3, (bulk >> 3) + out.length));
    },
    readLinks(property, out) {
      reserve(out.length);
      call('_EN_getlinkvalues', handle, property, bulk);
      out.set(module.HEAPF64.subarray(bulk >> 3, (bulk >> 3) + out.length));
    },
    nodeValue(property, nodeIx) {
      call('_EN_getnodevalue', handle, nodeIx + 1, property, scratch);
      return real();
    },
    linkValue(property, linkIx) {
      call('_EN_getlinkvalue', handle, linkIx + 1, property, scratch);
      return real();
    },
    setNodeValue: (property, nodeIx, value) => call('_EN_setnodevalue', handle, nodeIx + 1, property, value),
    setLinkValue: (property, linkIx, value) => call('_EN_setlinkvalue', handle, linkIx + 1, property, value),
    option(option) {
      call('_EN_getoption', handle, option, scratch);
      return real();
    },
    setOption: (option, value) => call('_EN_setoption', handle, option, value),
    timeParameter(parameter) {
      call('_EN_gettimeparam', handle, parameter, scratch);
      return int();
    },
    setTimeParameter: (parameter, value) => call('_EN_settimeparam', handle, parameter, value),
    statistic(statistic) {
      call('_EN_getstatistic', handle, statistic, scratch);
      return real();
    },
    flowUnits() {
      call('_EN_getflowunits', handle, scratch);
      return int();
    },
    demandModel(): SolverDemandModel {
      call('_EN_getdemandmodel', handle, scratch, scratch + 8, scratch + 16, scratch + 24);
      return { pressureDriven: int() === 1, minimum: real(8), required: real(16), exponent: real(24) };
    },
    setDemandModel: (model) =>
      call(
        '_EN_setdemandmodel',
        handle,
        model.pressureDriven ? 1 : 0,
        model.minimum,
        model.required,
        model.exponent,
      ),
    control(controlIx): SolverControl {
      call(
        '_EN_getcontrol',
        handle,
        controlIx + 1,
        scratch,
        scratch + 8,
        scratch + 16,
        scratch + 24,
        scratch + 32,
      );
      return { type: int(), linkIx: int(8) - 1, setting: real(16), nodeIx: int(24) - 1, level: real(32) };
    },
    setControlEnabled(controlIx, enabled) {
      call('_EN_setcontrolenabled', handle, controlIx + 1, enabled ? 1 : 0);
    },
    ruleActions(ruleIx): SolverRuleAction[] {
      call('_EN_getrule', handle, ruleIx + 1, scratch, scratch + 8, scratch + 16, scratch + 24);
      const thenCount = int(8);
      const elseCount = int(16);
      const actions: SolverRuleAction[] = [];
      for (let i = 0; i < thenCount + elseCount; i++) {
        const isElse = i >= thenCount;
        const actionIx = isElse ? i - thenCount : i;
        const name = isElse ? '_EN_getelseaction' : '_EN_getthenaction';
        call(name, handle, ruleIx + 1, actionIx + 1, scratch, scratch + 8, scratch + 16);
        actions.push({ ruleIx, actionIx, isElse, linkIx: int() - 1, status: int(8), setting: real(16) });
      }
      return actions;
    },
    onlyPremise(ruleIx): SolverPremise | undefined {
      call('_EN_getrule', handle, ruleIx + 1, scratch, scratch + 8, scratch + 16, scratch + 24);
      if (int() !== 1) return undefined;
      const at = [0, 8, 16, 24, 32, 40, 48].map((offset) => scratch + offset);
      call('_EN_getpremise', handle, ruleIx + 1, 1, ...at);
      return { object: int(8), variable: int(24), operator: int(32), value: real(48) };
    },
    setRuleAction(action, status, setting) {
      const name = action.isElse ? '_EN_setelseaction' : '_EN_setthenaction';
      call(name, handle, action.ruleIx + 1, action.actionIx + 1, action.linkIx + 1, status, setting);
    },
    addJunction(id) {
      const code = withText(id, (text) => call('_EN_addnode', handle, text, junctionType, scratch));
      return { code, nodeIx: int() - 1 };
    },
    addPattern(id) {
      const code = withText(id, (text) => call('_EN_addpattern', handle, text));
      if (code >= 100) return -1;
      return withText(id, (text) => call('_EN_getpatternindex', handle, text, scratch)) >= 100 ? -1 : int();
    },
    addPipe(id, fromIx, toIx) {
      const from = allocate(network.nodeId(fromIx));
      const to = allocate(network.nodeId(toIx));
      const code = withText(id, (text) => call('_EN_addlink', handle, text, pipeType, from, to, scratch));
      module._free(from);
      module._free(to);
      return { code, linkIx: int() - 1 };
    },
    setLinkNodes: (linkIx, fromIx, toIx) =>
      call('_EN_setlinknodes', handle, linkIx + 1, fromIx + 1, toIx + 1),
    startHydraulics() {
      const code = call('_EN_openH', handle);
      if (code >= 100) return code;
      isHydraulicsOpen = true;
      return call('_EN_initH', handle, 0);
    },
    solve: () => call('_EN_runH', handle, scratch),
    presentTimeS: () => network.timeParameter(11),
    step() {
      call('_EN_nextH', handle, scratch);
      return int();
    },
    nextEventS() {
      call('_EN_timetonextevent', handle, scratch, scratch + 8, scratch + 16);
      return int(8);
    },
    describe,
    dispose() {
      if (isHydraulicsOpen) call('_EN_closeH', handle);
      close();
      removeFiles();
      if (bulk) module._free(bulk);
      module._free(scratch);
    },
  };
  return { network };
}
