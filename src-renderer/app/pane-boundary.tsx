import { Component, type ReactNode } from 'react';
import { words } from '../text/words.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';

/** Keeps one pane's fault from taking the others with it. */
export class PaneBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const reopen = () => {
      this.setState({ hasFailed: false });
    };
    return (
      <ProblemAlert
        what={words.app.tabFailed}
        next={words.app.tabFailedNext}
        action={{ label: words.app.openAgain, run: reopen }}
      />
    );
  }
}
