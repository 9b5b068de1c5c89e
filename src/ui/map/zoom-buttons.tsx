import { Camera, Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { LonLat } from '../../model/schema-parts';
import { useView } from '../../store/view';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import type { MapHost } from './map-host';

export function ZoomButtons({ host, bounds }: { host?: MapHost; bounds?: [LonLat, LonLat] }) {
  const say = useSay();
  const wholeCount = useView((state) => state.wholeCount);
  const done = useRef(wholeCount);
  useEffect(() => {
    if (!host || !bounds || done.current === wholeCount) return;
    done.current = wholeCount;
    host.fit(bounds, true);
  }, [host, bounds, wholeCount]);
  return (
    <div className="map-zoom map-float">
      <IconButton side="left" label={say('map.zoomIn')} icon={<Plus />} onClick={() => host?.map.zoomIn()} />
      <IconButton
        side="left"
        label={say('map.zoomOut')}
        icon={<Minus />}
        onClick={() => host?.map.zoomOut()}
      />
      <IconButton
        side="left"
        label={say('map.fit')}
        icon={<Maximize />}
        onClick={() => bounds && host?.fit(bounds, true)}
      />
      <IconButton
        side="left"
        label={say('picture.open')}
        icon={<Camera />}
        disabled={!host}
        onClick={() => useView.setState({ pictureOpen: true })}
      />
    </div>
  );
}
