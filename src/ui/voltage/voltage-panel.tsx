import './voltage.css';
import { Gauge } from 'lucide-react';
import type { RunReader } from '../../client/run-reader';
import { checkVoltages } from '../../commands/check-voltages';
import type { BusVoltage, MomentVoltages } from '../../protocol/session-api';
import type { RunSummary } from '../../store/runs';
import { useSettings } from '../../store/settings';
import { hover, select, setTime, showComponent, useView } from '../../store/view';
import { useVoltages } from '../../store/voltages';
import { formatNumber } from '../charts/format-number';
import { formatRunTime } from '../charts/time-axis';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { useNameOf } from '../kit/use-name-of';
import { type Say, useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { type Column, DataTable } from '../tables/data-table';
import { DoubtNow } from './doubt-now';
import { formatPu, limitOf } from './format-pu';

/** An AC power flow of the moment at the cursor, as a check: which buses are outside their voltage limits. */
export function VoltagePanel({ reader, latest }: { reader: RunReader; latest: RunSummary }) {
  const say = useSay();
  const timeS = useTimeS();
  const check = useVoltages();
  const frameS = reader.record.timesS[reader.frameIx(timeS)];
  const isOurs = check.of === latest;
  return (
    <div className="panel-fill voltage">
      <p className="muted">{say('voltage.about')}</p>
      <DoubtNow reader={reader} timeS={timeS} />
      <div className="panel-bar">
        <Button
          look="primary"
          icon={<Gauge aria-hidden />}
          disabled={isOurs && check.status === 'working'}
          onClick={() => void checkVoltages(timeS)}
        >
          {say('voltage.check', { time: formatRunTime(frameS) })}
        </Button>
      </div>
      {isOurs && check.status === 'working' && (
        <p className="muted" role="status">
          {say('voltage.working')}
        </p>
      )}
      {isOurs && check.status === 'failed' && <IssueList issues={check.issues} />}
      {isOurs && check.found && (
        <Found found={check.found} checkedS={check.timeS} isNow={check.timeS === frameS} />
      )}
    </div>
  );
}

interface FoundProps {
  found: MomentVoltages;
  checkedS: number;
  isNow: boolean;
}

function Found({ found, checkedS, isNow }: FoundProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const selection = useView((state) => state.selection);
  const time = formatRunTime(checkedS);
  const { lowest, highest, outside } = found;
  const busName = (it: BusVoltage) => nameOf({ kind: 'bus', id: it.busId });
  return (
    <>
      <div className="voltage-head" role="status">
        <h3>{say('voltage.at', { time })}</h3>
        {!isNow && (
          <button type="button" className="link-button" onClick={() => setTime(checkedS)}>
            {say('voltage.goBack', { time })}
          </button>
        )}
        <p className="voltage-verdict" data-tone={toneOf(found)}>
          {sayVerdict(found, say)}
        </p>
        {lowest && highest && (
          <p className="muted">
            {say('voltage.range', {
              low: formatPu(lowest.voltagePu, language),
              lowBus: busName(lowest),
              high: formatPu(highest.voltagePu, language),
              highBus: busName(highest),
            })}
            {found.lossMw !== undefined &&
              ` ${say('voltage.losses', { mw: formatNumber(found.lossMw, language) })}`}
          </p>
        )}
      </div>
      <IssueList issues={found.issues.filter((it) => it.severity !== 'info')} />
      {outside.length > 0 && (
        <DataTable<BusVoltage>
          caption={say('voltage.outside')}
          rows={outside}
          columns={columnsOf(say, busName, language)}
          rowKey={(it) => it.busId}
          onPick={(it) => {
            showComponent({ kind: 'bus', id: it.busId });
          }}
          isPicked={(it) => selection.some((ref) => ref.kind === 'bus' && ref.id === it.busId)}
          onHover={(it) => hover(it && { kind: 'bus', id: it.busId })}
          empty=""
        />
      )}
      <details className="voltage-notes">
        <summary>{say('voltage.notes')}</summary>
        <IssueList issues={found.issues.filter((it) => it.severity === 'info')} />
      </details>
      {outside.length > 1 && (
        <div className="panel-bar voltage-select">
          <Button onClick={() => select(outside.map((it) => ({ kind: 'bus', id: it.busId })))}>
            {say('voltage.selectAll')}
          </Button>
        </div>
      )}
    </>
  );
}

function toneOf({ status, outside }: MomentVoltages): 'good' | 'attention' | 'bad' {
  if (status !== 'solved') return 'bad';
  return outside.length > 0 ? 'attention' : 'good';
}

function sayVerdict({ status, outside, liveBusCount, unsolvedBusCount }: MomentVoltages, say: Say): string {
  if (status === 'dead') return say('voltage.verdict.dead');
  const solved = liveBusCount - unsolvedBusCount;
  const within = say('voltage.verdict.outside', { count: outside.length, of: solved });
  if (status === 'notConverged')
    return `${say('voltage.verdict.notConverged', { count: unsolvedBusCount })}${solved > 0 ? ` ${within}` : ''}`;
  return within;
}

function columnsOf(say: Say, busName: (it: BusVoltage) => string, language: string): Column<BusVoltage>[] {
  return [
    { key: 'name', title: say('voltage.bus'), sortBy: busName, cell: busName },
    {
      key: 'voltage',
      title: say('voltage.pu'),
      tip: say('voltage.puTip'),
      width: '76px',
      numeric: true,
      cell: (it) => formatPu(it.voltagePu, language),
    },
    {
      key: 'limit',
      title: say('voltage.limit'),
      width: '96px',
      cell: (it) => {
        const limit = limitOf(it);
        return say(`voltage.${limit.side}`, { limit: formatPu(limit.pu, language) });
      },
    },
  ];
}
