import { useEffect, useState } from 'react';
import { LOW_ROOM, readDisk } from './disk.ts';

/** How often an open page looks again (ms). */
const AGAIN = 60_000;

/** How much room is left (bytes) when that is little; null while there is enough, or the browser doesn't say. */
export function useLowRoom(): number | null {
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    const look = () => void readDisk().then((disk) => setRoom(disk && disk.room < LOW_ROOM ? disk.room : null));
    look();
    const timer = setInterval(look, AGAIN);
    return () => clearInterval(timer);
  }, []);
  return room;
}
