import { useState } from 'react';
import { issue } from '../../../model/result';
import { useView } from '../../../store/view';
import { notifyIssues } from '../../app/notice-store';
import { Button } from '../../kit/button';
import { Modal } from '../../kit/dialog';
import { useSay } from '../../kit/use-say';
import { type PictureOrder, savePicture } from './save-picture';

type PictureDialogProps = Omit<PictureOrder, 'times' | 'withLegend' | 'say'>;

/** Asks how the picture of the map is to be, and saves it. */
export function PictureDialog(props: PictureDialogProps) {
  const say = useSay();
  const isOpen = useView((state) => state.pictureOpen);
  const [times, setTimes] = useState<1 | 2>(2);
  const [withLegend, setWithLegend] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const close = () => useView.setState({ pictureOpen: false });
  const save = async () => {
    setBusy(true);
    try {
      const isSaved = await savePicture({ ...props, times, withLegend, say });
      notifyIssues([issue(isSaved ? 'info' : 'error', isSaved ? 'picture.saved' : 'picture.failed', {})]);
    } finally {
      setBusy(false);
      close();
    }
  };
  return (
    <Modal
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      title={say('picture.title')}
      text={say('picture.text')}
      footer={
        <>
          <Button onClick={close}>{say('dialog.cancel')}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => void save()}>
            {say(isBusy ? 'picture.saving' : 'picture.save')}
          </Button>
        </>
      }
    >
      <fieldset className="picture-choice">
        <legend>{say('picture.size')}</legend>
        {([1, 2] as const).map((it) => (
          <label key={it} className="layer-choice">
            <input type="radio" name="picture-size" checked={times === it} onChange={() => setTimes(it)} />
            {say(it === 1 ? 'picture.size.screen' : 'picture.size.print')}
          </label>
        ))}
      </fieldset>
      <label className="layer-choice">
        <input type="checkbox" checked={withLegend} onChange={() => setWithLegend(!withLegend)} />
        {say('picture.withLegend')}
      </label>
    </Modal>
  );
}
