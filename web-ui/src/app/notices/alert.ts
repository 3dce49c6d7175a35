/** What calls an agent who looks elsewhere: a short sound, and a desktop notification if the browser may show one. */

let audio: AudioContext | null = null;

/** Two soft notes, made here: no file to load. Silent until the page was used once, as browsers demand. */
export function chime(): void {
  if (!('AudioContext' in window)) {
    return;
  }
  audio ??= new AudioContext();
  if (audio.state === 'suspended') {
    void audio.resume();
  }
  const start = audio.currentTime;
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = start + index * 0.16;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.32);
  }
}

export function notificationsUndecided(): boolean {
  return 'Notification' in window && Notification.permission === 'default';
}

export async function askForNotifications(): Promise<void> {
  await Notification.requestPermission();
}

/** Shows a desktop notification while the page is not looked at. */
export function notify(title: string, body: string, tag: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.visibilityState === 'visible') {
    return;
  }
  const notification = new Notification(title, { body, tag, icon: '/pronto.svg' });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
}
