import { demandFactors, profileSource } from '../../model/demand-profile';
import { readParameters } from '../../model/parameters';
import { type Sector, sectors } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import { useSettings } from '../../store/settings';
import { Curve, type CurveRole } from '../charts/curve';
import { useSay } from '../kit/use-say';

const hours = Array.from({ length: 25 }, (_, hour) => hour);
const roles: Record<Sector, CurveRole> = {
  residential: 'electricity',
  commercial: 'best',
  industrial: 'need',
  public: 'backup',
};
const workingDay = 2;
const sunday = 6;

/** How the sectors' load runs over a working day at the scenario's temperature at its start, and what a Sunday makes of it. */
export function DemandProfiles({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const read = readParameters(scenario.parameters);
  const [temperatureC] = scenario.weather.temperatureC;
  const at = (hour: number, weekday: number) => demandFactors(hour * 3600, weekday, temperatureC, read);
  const title = say('demand.profiles', { temperature: temperatureC });
  return (
    <section className="demand-profiles">
      <h3>{title}</h3>
      <Curve
        title={title}
        unit=""
        timesS={hours.map((hour) => hour * 3600)}
        lines={sectors.map((sector) => ({
          label: say(`sector.${sector}`),
          values: hours.map((hour) => at(hour, workingDay)[sector]),
          role: roles[sector],
        }))}
        shape="line"
        widthPx={296}
        labelPx={72}
        language={language}
      />
      <p className="muted">
        {say('demand.sunday', {
          list: sectors
            .map(
              (it) =>
                `${say(`sector.${it}`)} ${Math.round((100 * at(12, sunday)[it]) / at(12, workingDay)[it])} %`,
            )
            .join(', '),
        })}
      </p>
      <p className="muted">
        {say('assumption.source')}: {profileSource.source}
      </p>
    </section>
  );
}
