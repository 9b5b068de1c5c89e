import './dialog.css';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { useSay } from './use-say';

interface ModalProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  /** Said first to screen readers and shown under the title. */
  text?: string;
  wide?: boolean;
  className?: string;
  footer?: ReactNode;
  children?: ReactNode;
}

/** A window over the app; Escape and the cross close it. */
export function Modal({
  open,
  onOpenChange,
  trigger,
  title,
  text,
  wide,
  className = '',
  footer,
  children,
}: ModalProps) {
  const say = useSay();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>}
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className={`${wide ? 'dialog dialog-wide' : 'dialog'} ${className}`.trim()}
          {...(text ? {} : { 'aria-describedby': undefined })}
          onEscapeKeyDown={(event) => {
            // a field that is being edited in a table gives up its own text first
            if (event.target instanceof Element && event.target.closest('[data-holds-escape]'))
              event.preventDefault();
          }}
        >
          <header className="dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={say('dialog.close')}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <div className="dialog-body">
            {text && <Dialog.Description className="dialog-text">{text}</Dialog.Description>}
            {children}
          </div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ open, title, text, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const say = useSay();
  return (
    <Modal
      open={open}
      onOpenChange={(it) => !it && onClose()}
      title={title}
      text={text}
      footer={
        <>
          <Button onClick={onClose}>{say('dialog.cancel')}</Button>
          <Button
            look="primary"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </>
      }
    />
  );
}
