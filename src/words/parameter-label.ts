import { english, type Language, type MessageId, say } from './catalogue';

/** The label of an editable default. Repair times (`repair.CLASS.STATE.P50H`) and fragility curves are put together; an unknown key is shown as it is. */
export function sayParameter(key: string, language: Language = 'en'): string {
  const repair = /^repair\.(\w+)\.(\w+)\.(p\d+)H$/.exec(key);
  const classId = `parameter.repair.${repair?.[1]}`;
  if (repair && classId in english) {
    const component = say(classId as MessageId, {}, language);
    return say('parameter.repair', { component, state: repair[2], quantile: repair[3] }, language);
  }
  const curve = /^fragility\.(\w+)\.(\w+)\.(\w+)\.(median|beta)$/.exec(key);
  if (curve) {
    const [, hazard, name, state, part] = curve;
    const own = `parameter.fragility.${name}`;
    const nounId = own in english ? own : `parameter.repair.${name}`;
    const component = nounId in english ? say(nounId as MessageId, {}, language) : name;
    return say('parameter.fragility', { hazard, component, state, part }, language);
  }
  const id = `parameter.${key}`;
  return id in english ? say(id as MessageId, {}, language) : key;
}
