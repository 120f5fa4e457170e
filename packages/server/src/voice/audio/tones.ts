/** DTMF pairs in hertz (ITU-T Q.23): low group by row, high group by column. */
const rows = [697, 770, 852, 941] as const;
const columns = [1209, 1336, 1477, 1633] as const;
const keypad = ["123A", "456B", "789C", "*0#D"];

/** Milliseconds that every exchange understands (ITU-T Q.24). */
const toneMs = 100;
const gapMs = 100;
const pauseMs = 500;
const rampMs = 4;
/** Of full scale; the high group a little louder. */
const lowLevel = 0.2;
const highLevel = 0.25;

/** Rises and falls over the edges, so that nothing clicks. */
const envelope = (i: number, length: number, ramp: number) => Math.min(1, i / ramp, (length - 1 - i) / ramp);

function tone(key: string, sampleRate: number): Int16Array {
	const row = keypad.findIndex((keys) => keys.includes(key));
	const low = rows[row] ?? 0;
	const high = columns[keypad[row]?.indexOf(key) ?? 0] ?? 0;
	const length = Math.round((toneMs * sampleRate) / 1000);
	const ramp = (rampMs * sampleRate) / 1000;
	return Int16Array.from({ length }, (_, i) => {
		const t = (2 * Math.PI * i) / sampleRate;
		const sum = lowLevel * Math.sin(low * t) + highLevel * Math.sin(high * t);
		return Math.round(32767 * envelope(i, length, ramp) * sum);
	});
}

/** Keys as they sound when they are pressed, with the pauses between them; `w` waits half a second. Others are left out. */
export function keyTones(keys: string, sampleRate: number): Int16Array {
	const silence = (ms: number) => new Int16Array(Math.round((ms * sampleRate) / 1000));
	const parts = [...keys.toUpperCase()].flatMap((key) => {
		if (key === "W") return [silence(pauseMs)];
		return keypad.some((row) => row.includes(key)) ? [tone(key, sampleRate), silence(gapMs)] : [];
	});
	const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

/** "Speak after the tone": 0.3 s of 1000 Hz. */
export function beepTone(sampleRate: number): Int16Array {
	const length = Math.round(0.3 * sampleRate);
	const ramp = (rampMs * sampleRate) / 1000;
	return Int16Array.from({ length }, (_, i) =>
		Math.round(32767 * lowLevel * envelope(i, length, ramp) * Math.sin((2 * Math.PI * 1000 * i) / sampleRate)),
	);
}

/** A C major chord, broken up; hertz. */
const notes = [261.6, 329.6, 392, 523.3, 392, 329.6];
const noteMs = 400;
const restMs = 1600;
/** About −26 dBFS: company, not a concert. */
const musicLevel = 0.07;

/** One round of waiting music, to be repeated: a soft broken chord and a rest. */
export function waitingMusic(sampleRate: number): Int16Array {
	const noteLength = Math.round((noteMs * sampleRate) / 1000);
	const whole = new Int16Array(noteLength * notes.length + Math.round((restMs * sampleRate) / 1000));
	notes.forEach((frequency, index) => {
		for (let i = 0; i < noteLength; i++) {
			const fade = Math.min(1, i / (0.02 * sampleRate)) * (1 - i / noteLength);
			const value = fade * Math.sin((2 * Math.PI * frequency * i) / sampleRate);
			whole[index * noteLength + i] = Math.round(32767 * musicLevel * value);
		}
	});
	return whole;
}
