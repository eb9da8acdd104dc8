import { Component, type ReactNode } from 'react';

interface Props {
  /** Where the window is: what failed is left behind with its place. */
  place: string;
  /** What stands there instead. */
  fallback: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** Keeps the window when a part of it could not be loaded or drawn. */
export class FailureBoundary extends Component<Props, { failed?: unknown }> {
  override state: { failed?: unknown } = {};

  static getDerivedStateFromError = (failed: unknown) => ({ failed: failed ?? true });

  override componentDidUpdate(before: Props) {
    if (this.state.failed !== undefined && before.place !== this.props.place) this.setState({ failed: undefined });
  }

  override render() {
    return this.state.failed === undefined ? this.props.children : this.props.fallback(this.state.failed);
  }
}
