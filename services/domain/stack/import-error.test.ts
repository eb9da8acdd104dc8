import { expect, it } from 'vitest';
import { readImportError } from './import-error.ts';

const trace = `Traceback (most recent call last):
  File "<frozen importlib._bootstrap>", line 241, in _call_with_frames_removed
  File "/opt/meadow/dags/retrain.py", line 7, in <module>
    from nowhere import nothing
ModuleNotFoundError: No module named 'nowhere'
`;

it('tells the line of the pipeline, and why it cannot be read', () => {
  expect(readImportError(trace)).toBe("retrain.py:7: ModuleNotFoundError: No module named 'nowhere'");
});

it('tells the line of a mistake in its words', () => {
  const said = `  File "/opt/meadow/dags/retrain.py", line 12\n    with DAG(\n            ^\nSyntaxError: '(' was never closed`;
  expect(readImportError(said)).toBe("retrain.py:12: SyntaxError: '(' was never closed");
});

it('says what was said where there is no line', () => {
  expect(readImportError('Timeout, PID: 7.')).toBe('Timeout, PID: 7');
});
