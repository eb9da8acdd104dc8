import { create } from 'zustand';

/** The class whose photos were asked for from another page, until they are shown. */
export const useWantedLabel = create<{ label?: string }>(() => ({}));

export const wantLabel = (label: string): void => useWantedLabel.setState({ label });

/** It is shown now. */
export const forgetWantedLabel = (): void => useWantedLabel.setState({}, true);
