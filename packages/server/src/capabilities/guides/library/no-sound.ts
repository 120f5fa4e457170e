import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text, yesNo } from "./build.ts";

/** No sound from a computer or telephone: mute, the chosen output, cable or Bluetooth, one app only, restart. */
export const noSound: GuideDefinition = {
	slug: "no-sound",
	title: { es: "No se escucha nada", en: "There is no sound" },
	description: {
		es: "La computadora o el teléfono no tiene sonido, o no suenan los parlantes o los auriculares.",
		en: "The computer or phone has no sound, or the speakers or headphones are silent.",
	},
	examples: {
		es: [
			"no hay sonido",
			"la computadora no tiene sonido",
			"no se escucha el audio",
			"no escucho nada",
			"los parlantes no funcionan",
			"los auriculares no se escuchan",
			"se quedó sin audio",
			"el teléfono no suena",
			"no oigo en las reuniones",
			"la compu está muda",
		],
		en: [
			"there is no sound",
			"my computer has no sound",
			"there's no audio",
			"I can't hear anything on my computer",
			"the speakers don't work",
			"my headphones have no sound",
			"the audio stopped working",
			"my phone makes no sound",
			"I can't hear people in meetings",
			"my pc is silent",
		],
	},
	start: "device",
	escalateAfterFailures: 3,
	nodes: [
		ask("device", {
			text: text(
				"¿En qué equipo no se escucha: una computadora o un teléfono?",
				"Where is there no sound: on a computer or on a phone?",
			),
			variable: "device",
			answer: "choice",
			choices: [
				{
					value: "computer",
					label: { es: "Computadora", en: "Computer" },
					synonyms: {
						es: ["compu", "notebook", "laptop", "pc", "ordenador", "portátil"],
						en: ["laptop", "pc", "desktop", "mac", "notebook"],
					},
					next: "mute",
				},
				{
					value: "phone",
					label: { es: "Teléfono", en: "Phone" },
					synonyms: {
						es: ["celular", "móvil", "celu", "tablet", "iphone", "android"],
						en: ["mobile", "cell", "tablet", "iphone", "android"],
					},
					next: "phone-mute",
				},
			],
		}),
		step("mute", {
			title: { es: "Volumen y silencio", en: "Volume and mute" },
			instructions: [
				text(
					"Haz clic en el parlante junto al reloj, sube el volumen a la mitad y fíjate que no esté tachado.",
					"Click the speaker beside the clock, set the volume to half and check that it is not crossed out.",
				),
				text(
					"Si tienes parlantes aparte, mira que estén encendidos y con su perilla subida.",
					"If you have separate speakers, check that they are on and their knob is turned up.",
				),
				text("Pon un video cualquiera.", "Play any video."),
			],
			expected: { es: "se escucha el video.", en: "you hear the video." },
			help: text(
				"Muchos teclados tienen una tecla de silencio, con un parlante tachado.",
				"Many keyboards have a mute key, with a crossed-out speaker.",
			),
			estimatedMinutes: 2,
			worked: "solved",
			failed: "output",
		}),
		step("output", {
			title: { es: "Elegir por dónde suena", en: "Choose where it plays" },
			instructions: [
				text(
					"Abre la configuración de sonido y, en «Salida», elige los parlantes o auriculares que usas. Si hay varios, prueba uno por uno.",
					'Open the sound settings and under "Output" choose the speakers or headphones you use. If there are several, try them one by one.',
				),
				text("Pon el video otra vez.", "Play the video again."),
			],
			expected: { es: "se escucha el video.", en: "you hear the video." },
			help: text(
				"Un monitor con HDMI o unos auriculares conectados antes suelen quedar elegidos sin que se note.",
				"An HDMI monitor or headphones used earlier often stay chosen without being noticed.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "how-connected",
		}),
		ask("how-connected", {
			text: text(
				"¿Por dónde debería sonar: los parlantes de la computadora, algo con cable o algo por Bluetooth?",
				"Where should it play: the computer's own speakers, something with a cable, or something over Bluetooth?",
			),
			variable: "soundOutput",
			answer: "choice",
			choices: [
				{
					value: "own",
					label: { es: "Los de la computadora", en: "The computer's own" },
					synonyms: {
						es: ["los propios", "internos", "la compu", "los de adentro"],
						en: ["built in", "internal", "own"],
					},
					next: "unplug",
				},
				{
					value: "cable",
					label: { es: "Con cable", en: "Cable" },
					synonyms: {
						es: ["cable", "usb", "auriculares con cable", "parlantes"],
						en: ["wired", "usb", "plugged in", "speakers"],
					},
					next: "cable",
				},
				{
					value: "bluetooth",
					label: { es: "Bluetooth", en: "Bluetooth" },
					synonyms: { es: ["inalámbricos", "sin cable"], en: ["wireless", "airpods"] },
					next: "bluetooth",
				},
			],
		}),
		step("unplug", {
			title: { es: "Quitar lo enchufado", en: "Unplug what is connected" },
			instructions: [
				text(
					"Desenchufa auriculares y adaptadores, apaga el Bluetooth y pon un video.",
					"Unplug headphones and adapters, turn Bluetooth off and play a video.",
				),
			],
			expected: { es: "se escucha por la computadora.", en: "you hear it from the computer." },
			estimatedMinutes: 2,
			worked: "solved",
			failed: "restart",
		}),
		step("cable", {
			title: { es: "Revisar el cable", en: "Check the cable" },
			instructions: [
				text(
					"Saca el cable y mételo hasta el fondo, en el conector verde o el de auriculares; si es USB, en otro puerto.",
					"Take the cable out and push it all the way in, in the green or headphone socket; if it is USB, in another port.",
				),
				text(
					"Prueba esos auriculares o parlantes en otro equipo.",
					"Try those headphones or speakers on another device.",
				),
			],
			expected: { es: "se escucha en tu computadora.", en: "you hear it on your computer." },
			help: text(
				"Si en el otro equipo tampoco suenan, los que fallan son ellos.",
				"If they are silent on the other device too, they are what fails.",
			),
			estimatedMinutes: 4,
			worked: "solved",
			failed: "restart",
		}),
		step("bluetooth", {
			title: { es: "Conectar de nuevo por Bluetooth", en: "Pair over Bluetooth again" },
			instructions: [
				text(
					"Carga los auriculares y apaga el Bluetooth de los demás equipos cercanos.",
					"Charge the headphones, and turn Bluetooth off on other devices nearby.",
				),
				text(
					"En la configuración de Bluetooth, quita el dispositivo, ponlo en modo de vinculación y agrégalo otra vez.",
					"In the Bluetooth settings remove the device, put it in pairing mode and add it again.",
				),
			],
			expected: { es: "queda conectado y se escucha.", en: "it is connected and you hear it." },
			help: text(
				"El modo de vinculación suele activarse apretando su botón unos cinco segundos.",
				"Pairing mode usually starts by holding its button for about five seconds.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "restart",
		}),
		step("restart", {
			title: { es: "Reiniciar y actualizar", en: "Restart and update" },
			instructions: [
				text(
					"Instala las actualizaciones pendientes del sistema y reinicia la computadora.",
					"Install pending system updates and restart the computer.",
				),
				text("Pon un video.", "Play a video."),
			],
			expected: { es: "se escucha el video.", en: "you hear the video." },
			estimatedMinutes: 12,
			worked: "solved",
			failed: "one-app",
		}),
		step("phone-mute", {
			title: { es: "Volumen y modo silencioso", en: "Volume and silent mode" },
			instructions: [
				text(
					"Pon un video y sube el volumen con los botones del costado.",
					"Play a video and turn the volume up with the buttons on the side.",
				),
				text(
					"Quita el modo silencioso y «No molestar», y apaga el Bluetooth.",
					'Turn off silent mode and "Do not disturb", and turn Bluetooth off.',
				),
			],
			expected: { es: "se escucha el video.", en: "you hear the video." },
			estimatedMinutes: 3,
			worked: "solved",
			failed: "phone-restart",
		}),
		step("phone-restart", {
			title: { es: "Limpiar y reiniciar", en: "Clean and restart" },
			instructions: [
				text(
					"Quita la funda y pasa un cepillo suave y seco por la rejilla del parlante.",
					"Take the case off and brush the speaker's grille with a soft, dry brush.",
				),
				text("Reinicia el teléfono y pon un video.", "Restart the phone and play a video."),
			],
			warnings: [{ es: "no uses agujas ni líquidos.", en: "don't use needles or liquids." }],
			expected: { es: "se escucha el video.", en: "you hear the video." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "one-app",
		}),
		ask("one-app", {
			text: text(
				"¿Se escucha en otros programas, y falla solo en uno?",
				"Is there sound in other programs, and only one is silent?",
			),
			variable: "onlyOneApp",
			answer: "boolean",
			choices: yesNo("app-settings", "needs-repair"),
		}),
		step("app-settings", {
			title: { es: "El sonido de ese programa", en: "That program's sound" },
			instructions: [
				text(
					"En la configuración de audio de ese programa, elige el mismo parlante que usa el sistema y sube su volumen.",
					"In that program's audio settings choose the speaker that the system uses, and turn its volume up.",
				),
				text("Ciérralo y ábrelo de nuevo.", "Close it and open it again."),
			],
			expected: { es: "se escucha en ese programa.", en: "you hear sound in that program." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "needs-repair",
		}),
		end("solved", "resolved"),
		end(
			"needs-repair",
			"escalated",
			text(
				"Con lo que probamos, conviene que lo revise una persona del equipo.",
				"After what we tried, somebody on the team should look at it.",
			),
		),
	],
};
