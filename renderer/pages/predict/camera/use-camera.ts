import { type RefObject, useEffect, useState } from 'react';
import { useTransport } from '../../../data/transport-context.tsx';

type CameraState = 'asking' | 'live' | 'denied' | 'missing';

interface Camera {
  state: CameraState;
  devices: readonly MediaDeviceInfo[];
}

/** Shows what a camera sees in a video element, as long as the element is there. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, device: string | undefined): Camera {
  const transport = useTransport();
  const [camera, setCamera] = useState<Camera>({ state: 'asking', devices: [] });
  useEffect(() => {
    let stream: MediaStream | undefined;
    let left = false;
    const start = async () => {
      try {
        // On the desktop the camera is given only to an open panel, so the host hears of it first.
        await transport.camera?.(true);
        if (left) return;
        stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wishes(device) });
        if (left) return stop(stream);
        if (video.current) await show(video.current, stream);
        const devices = await cameras();
        if (!left) setCamera({ state: 'live', devices });
      } catch (error) {
        if (!left) setCamera({ state: isDenied(error) ? 'denied' : 'missing', devices: [] });
      }
    };
    void start();
    return () => {
      left = true;
      stop(stream);
      void transport.camera?.(false);
    };
  }, [transport, video, device]);
  return camera;
}

/** Resolves when there is a picture: before that one of no size would be taken. */
async function show(video: HTMLVideoElement, stream: MediaStream): Promise<void> {
  video.srcObject = stream;
  await video.play();
}

/** The picture the camera shows now, as a JPEG. */
export async function takePhoto(video: HTMLVideoElement, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  return new File([blob], name, { type: 'image/jpeg' });
}

/** On a phone the camera that looks away from the person. */
function wishes(device: string | undefined): MediaTrackConstraints {
  const size = { width: { ideal: 1280 }, height: { ideal: 960 } };
  return device ? { ...size, deviceId: { exact: device } } : { ...size, facingMode: 'environment' };
}

async function cameras(): Promise<MediaDeviceInfo[]> {
  return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
}

function isDenied(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
