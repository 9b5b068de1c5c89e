import './import.css';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSay } from '../kit/use-say';
import { takeFiles } from './take-files';

/** Takes files dropped anywhere on the window. */
export function DropZone() {
  const say = useSay();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (holdsFiles(event)) setOver(++depth > 0);
    };
    const leave = (event: DragEvent) => {
      if (holdsFiles(event)) setOver(--depth > 0);
    };
    const allow = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void takeFiles(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-zone">
      <p>
        <Download size={20} aria-hidden /> {say('drop.here')}
      </p>
    </div>
  );
}
