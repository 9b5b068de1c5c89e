import { Check, CheckCheck, CircleDashed, Download, Pencil, Sparkles, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { coupleConsumers, exportCouplings } from '../../commands/couplings';
import { findIn } from '../../model/look-up';
import { projectOfState, useProject } from '../../store/project';
import { hover, showComponent } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { notifyIssues } from '../app/notice-store';
import { showGrid } from '../edit/grid/grid-store';
import { chooseCouplingTable } from '../import/choose-coupling-table';
import { Button, IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { consumerRef } from '../map/overlays';
import { useHeldGeometry } from '../map/use-held';
import { CouplingEditor } from './coupling-editor';
import { type CouplingRow, couplingRows } from './coupling-rows';
import { type Column, DataTable } from './data-table';

const statusIcons = { confirmed: Check, suggested: Sparkles, none: CircleDashed } as const;

/** Which consumer gets its power from which bus: confirmed, suggested by distance, or open. */
export function CouplingTable() {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const geometry = useHeldGeometry();
  const [openKey, setOpenKey] = useState<string>();
  const rows = useMemo(() => (region ? couplingRows(region, geometry) : []), [region, geometry]);
  const columns = useMemo((): Column<CouplingRow>[] => {
    const nameOf = (row: CouplingRow) =>
      row.consumer.kind === 'facility' ? row.name : `${say(row.kindId as MessageId)} ${row.name}`;
    const busName = (row: CouplingRow) => {
      const id = row.coupling?.busId ?? row.suggestion?.busId;
      return id === undefined || !region ? '' : (findIn(region.grid.buses, id)?.name ?? id);
    };
    return [
      {
        key: 'consumer',
        title: say('coupling.consumer'),
        sortBy: nameOf,
        cell: (it) => <span title={`${nameOf(it)}, ${it.consumer.id}`}>{nameOf(it)}</span>,
      },
      {
        key: 'bus',
        title: say('coupling.bus'),
        sortBy: busName,
        cell: (it) => <span className={it.status === 'suggested' ? 'muted' : undefined}>{busName(it)}</span>,
      },
      {
        key: 'status',
        title: say('coupling.status'),
        sortBy: (it) => it.status,
        width: '64px',
        cell: (it) => {
          const Icon = statusIcons[it.status];
          const text = say(`coupling.status.${it.status}`);
          return (
            <span className={`coupling-status coupling-${it.status}`} title={text}>
              <Icon size={15} aria-hidden />
              <span className="visually-hidden">{text}</span>
              {it.suggestion && (
                <small>{say('coupling.km', { km: it.suggestion.distanceKm.toFixed(1) })}</small>
              )}
            </span>
          );
        },
      },
    ];
  }, [region, say]);
  if (!region) return null;
  const suggested = rows.filter((it) => it.suggestion);
  const open = rows.find((it) => it.key === openKey);
  const confirmAll = () =>
    coupleConsumers(
      suggested.flatMap(({ consumer, suggestion }) => (suggestion ? [{ consumer, ...suggestion }] : [])),
    );
  return (
    <div className="panel-fill">
      <p className="muted">{say('coupling.about')}</p>
      <div className="panel-bar">
        {suggested.length > 0 && (
          <Button look="primary" icon={<CheckCheck aria-hidden />} onClick={confirmAll}>
            {say('coupling.confirmAll', { count: suggested.length })}
          </Button>
        )}
        <IconButton label={say('edit.table')} icon={<Pencil />} onClick={() => showGrid('coupling')} />
        <IconButton label={say('coupling.csvIn')} icon={<Upload />} onClick={chooseCouplingTable} />
        <IconButton
          label={say('coupling.csvOut')}
          icon={<Download />}
          disabled={region.couplings.length === 0}
          onClick={() => void exportCouplings().then(notifyIssues)}
        />
      </div>
      <DataTable<CouplingRow>
        caption={say('region.couplings')}
        rows={rows}
        columns={columns}
        rowKey={(it) => it.key}
        onPick={(it) => {
          setOpenKey(it.key);
          showComponent(consumerRef(it.consumer));
        }}
        onHover={(it) => hover(it && consumerRef(it.consumer))}
        isPicked={(it) => it.key === openKey}
        empty={say('coupling.noConsumers')}
      />
      {open && (
        <CouplingEditor key={open.key} row={open} region={region} onDone={() => setOpenKey(undefined)} />
      )}
    </div>
  );
}
