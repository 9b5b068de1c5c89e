import { Component, type ReactNode } from 'react';
import { saveProject } from '../../commands/save-project';
import { useSettings } from '../../store/settings';
import { say } from '../../words/catalogue';
import { Button } from '../kit/button';

/** Shows what is safe and what to do when a part of the window throws; the project stays in its store. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { language } = useSettings.getState();
    return (
      <div className="broken" role="alert">
        <h2>{say('error.title', {}, language)}</h2>
        <p>{say('error.text', {}, language)}</p>
        <p className="broken-actions">
          <Button look="primary" onClick={() => this.setState({ error: undefined })}>
            {say('error.again', {}, language)}
          </Button>
          <Button onClick={saveProject}>{say('top.saveProject', {}, language)}</Button>
        </p>
        <details>
          <summary>{say('error.details', {}, language)}</summary>
          <pre>{error.message}</pre>
        </details>
      </div>
    );
  }
}
