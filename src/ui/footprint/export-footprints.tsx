import { exportFootprints } from '../../commands/footprint-edits';
import { useFootprints } from '../../store/footprints';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { useSay } from '../kit/use-say';

/** Asks how exactly outlines are written, with a warning; who once asked for full precision is not warned of it again. */
export function ExportFootprints({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const isAllowed = useFootprints((state) => state.isExactAllowed);
  const save = (isExact: boolean) => {
    if (isExact) useFootprints.setState({ isExactAllowed: true });
    void exportFootprints(isExact);
    onClose();
  };
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={say('footprint.exportTitle')}
      text={isAllowed ? undefined : say('footprint.exportText')}
      footer={
        <>
          <Button onClick={() => save(true)}>{say('footprint.exportExact')}</Button>
          <Button look="primary" onClick={() => save(false)}>
            {say('footprint.exportCoarse')}
          </Button>
        </>
      }
    />
  );
}
