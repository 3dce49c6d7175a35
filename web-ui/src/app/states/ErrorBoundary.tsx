import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Failure } from './Failure';

interface Props {
  readonly children: ReactNode;
  /** When it changes, the children are tried again. */
  readonly resetKey?: string;
}

interface State {
  readonly error: unknown;
  readonly failedKey: string | undefined;
}

/** Keeps a broken part from taking the whole page down. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failedKey: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.error !== null && state.failedKey !== props.resetKey && state.failedKey !== undefined) {
      return { error: null, failedKey: props.resetKey };
    }
    return state.failedKey === props.resetKey ? null : { failedKey: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    reportError(new Error(`A part of the page broke: ${error.message}${info.componentStack ?? ''}`, { cause: error }));
  }

  override render() {
    if (this.state.error === null) {
      return this.props.children;
    }
    return <Failure error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
