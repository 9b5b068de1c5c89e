import { largePeople, type Surroundings } from './surroundings';

interface RegionNote {
  note: string;
  noteUk: string;
}

/** What a made region is like and what it is good for. */
export function regionNote({ land, people, waters }: Surroundings): RegionNote {
  if (people >= largePeople) return large;
  if (waters.some((it) => it.bypassValveId !== undefined)) return lifeline;
  return land === 'coast' ? coast : inland;
}

const coast: RegionNote = {
  note: 'A port city with its district by the sea. Pumps lift river water to tanks on the hills; a power plant on the shore and two neighbours feed the grid. Good for a first look at how water follows electricity.',
  noteUk:
    'Портове місто з округою біля моря. Насоси подають річкову воду в резервуари на пагорбах; електроенергію дають станція на березі та дві сусідні енергосистеми. Добре підходить, щоб уперше побачити, як услід за електропостачанням зникає вода.',
};

const lifeline: RegionNote = {
  note: 'A valley whose towns drink from one main: a single pumping station lifts river water to the terraces. From a lake upstream a narrower bypass runs down by gravity. Whether it may open decides everything.',
  noteUk:
    'Долина, міста якої пʼють з однієї магістралі: єдина насосна станція піднімає річкову воду на тераси. Від озера вище за течією самопливом іде вужчий обвідний водогін. Чи може він відкритися, вирішує все.',
};

const inland: RegionNote = {
  note: 'A city with its district among hills and rivers, far from the sea. Some towns are fed by gravity, others by pumps; two neighbours and plants of its own feed the grid.',
  noteUk:
    'Місто з округою серед пагорбів і річок, далеко від моря. До одних міст вода йде самопливом, до інших — насосами; електроенергію дають власні станції та дві сусідні енергосистеми.',
};

const large: RegionNote = {
  note: 'Two million people in cities, towns and villages, with a grid of three voltages. The largest places have water networks, all others supply zones. For long shortages, an earthquake and questions of who comes first.',
  noteUk:
    'Два мільйони людей у містах і селах, електромережа трьох напруг. Найбільші міста мають водопровідні мережі, решта — зони водопостачання. Для тривалого дефіциту, землетрусу та питання, кому допомагати першими.',
};
