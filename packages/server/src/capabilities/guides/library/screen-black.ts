import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text, yesNo } from "./build.ts";

/** It is on, but nothing is to be seen: signs of life, laptop or monitor, cable and input, graphics, a full restart. */
export const screenBlack: GuideDefinition = {
	slug: "screen-black",
	title: { es: "La pantalla está en negro", en: "The screen is black" },
	description: {
		es: "El equipo enciende, pero la pantalla o el monitor queda en negro o sin señal.",
		en: "The device is on, but its screen or monitor is black or has no signal.",
	},
	examples: {
		es: [
			"la pantalla está negra",
			"la pantalla queda en negro",
			"el monitor no muestra nada",
			"prende pero la pantalla está negra",
			"el monitor dice que no hay señal",
			"no se ve la pantalla",
			"no hay imagen en el monitor",
			"la computadora prende pero no da video",
			"se apagó la pantalla pero la compu sigue prendida",
		],
		en: [
			"the screen is black",
			"the screen stays dark",
			"the monitor shows nothing",
			"it turns on but the screen is black",
			"the monitor has no signal",
			"I can't see anything on the screen",
			"there is no picture on the monitor",
			"the computer is on but the display is blank",
			"my display went dark",
		],
	},
	start: "signs",
	escalateAfterFailures: 3,
	nodes: [
		ask("signs", {
			text: text(
				"¿El equipo está encendido: ves alguna luz o escuchas el ventilador?",
				"Is the device on: do you see a light or hear the fan?",
			),
			variable: "isOn",
			answer: "boolean",
			choices: yesNo("kind", "wake"),
		}),
		step("wake", {
			title: { es: "Darle corriente y despertarlo", en: "Give it power and wake it" },
			instructions: [
				text(
					"Conecta el cargador o el cable de corriente a un enchufe que funcione y espera dos minutos.",
					"Plug the charger or power cord into an outlet that works, and wait two minutes.",
				),
				text("Aprieta una vez el botón de encendido.", "Press the power button once."),
			],
			warnings: [
				{
					es: "si hubo humo, golpe o líquido, no lo enciendas.",
					en: "if there was smoke, a knock or liquid, don't turn it on.",
				},
			],
			expected: { es: "ves imagen en la pantalla.", en: "you see a picture on the screen." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "kind",
		}),
		ask("kind", {
			text: text("¿Es una notebook o tiene un monitor aparte?", "Is it a laptop, or does it have a separate monitor?"),
			variable: "screenKind",
			answer: "choice",
			choices: [
				{
					value: "laptop",
					label: { es: "Notebook", en: "Laptop" },
					synonyms: {
						es: ["laptop", "portátil", "macbook", "la de llevar"],
						en: ["notebook", "macbook", "chromebook", "portable"],
					},
					next: "brightness",
				},
				{
					value: "monitor",
					label: { es: "Monitor aparte", en: "Separate monitor" },
					synonyms: {
						es: ["monitor", "de escritorio", "pc", "pantalla aparte", "aparte"],
						en: ["monitor", "desktop", "pc", "external", "separate"],
					},
					next: "monitor-power",
				},
			],
		}),
		step("brightness", {
			title: { es: "Brillo y otra pantalla", en: "Brightness and other screens" },
			instructions: [
				text(
					"Desconecta monitores, televisores y memorias, y sube el brillo con su tecla varias veces.",
					"Unplug monitors, TVs and USB sticks, and press the brightness-up key several times.",
				),
				text(
					"En Windows aprieta juntas Windows, Control, Mayúsculas y B, y espera unos segundos.",
					"In Windows press Windows, Control, Shift and B together, and wait a few seconds.",
				),
			],
			expected: { es: "ves imagen en la pantalla.", en: "you see a picture on the screen." },
			help: text(
				"La tecla de brillo tiene un sol; a veces hay que apretarla junto con Fn.",
				"The brightness key has a sun; it may need Fn held as well.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "full-restart",
		}),
		step("monitor-power", {
			title: { es: "Encender el monitor", en: "Turn the monitor on" },
			instructions: [
				text(
					"Mira que el monitor tenga su luz encendida; si no, revisa su cable de corriente y aprieta su botón.",
					"Check that the monitor's light is on; if not, check its power cord and press its button.",
				),
				text(
					"Desenchufa el cable de imagen de los dos lados y ponlo firme otra vez, o usa otro cable.",
					"Unplug the video cable at both ends and push it firmly back in, or use another cable.",
				),
			],
			expected: { es: "ves imagen en el monitor.", en: "you see a picture on the monitor." },
			help: text(
				"Si atrás de la computadora hay dos salidas iguales, usa la que está más abajo, en horizontal.",
				"If the back of the computer has two alike, use the lower one, lying flat.",
			),
			estimatedMinutes: 4,
			worked: "solved",
			failed: "input",
		}),
		step("input", {
			title: { es: "Elegir la entrada", en: "Choose the input" },
			instructions: [
				text(
					"Con el botón «Input» o «Source» del monitor, elige la entrada donde está el cable: HDMI, DisplayPort o VGA.",
					'With the monitor\'s "Input" or "Source" button choose where the cable is: HDMI, DisplayPort or VGA.',
				),
				text("Mueve el mouse y aprieta una tecla.", "Move the mouse and press a key."),
			],
			expected: { es: "ves imagen en el monitor.", en: "you see a picture on the monitor." },
			estimatedMinutes: 3,
			worked: "solved",
			failed: "full-restart",
		}),
		step("full-restart", {
			title: { es: "Apagar del todo y encender", en: "Turn fully off and on" },
			instructions: [
				text(
					"Mantén apretado el botón de encendido diez segundos hasta que se apague, y desenchufa la corriente.",
					"Hold the power button for ten seconds until it is off, and unplug the power.",
				),
				text(
					"Espera medio minuto, enchúfala sin nada más conectado y enciéndela.",
					"Wait half a minute, plug it in with nothing else connected, and turn it on.",
				),
			],
			warnings: [{ es: "lo que no se guardó se pierde.", en: "what was not saved is lost." }],
			expected: { es: "ves imagen en la pantalla.", en: "you see a picture on the screen." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "logo",
		}),
		ask("logo", {
			text: text(
				"Al encender, ¿aparece por un momento la marca o alguna letra?",
				"When it turns on, do you see the maker's name or any letters for a moment?",
			),
			variable: "sawLogo",
			answer: "boolean",
			choices: yesNo("safe-mode", "other-screen"),
		}),
		step("safe-mode", {
			title: { es: "Dejar que se repare", en: "Let it repair itself" },
			instructions: [
				text(
					"Apaga con el botón apenas veas la marca, y repite hasta tres veces: Windows abre solo la reparación. En Mac, enciende con Mayúsculas apretada.",
					"Turn it off with the button as soon as you see the maker's name, up to three times: Windows opens its repair by itself. On a Mac, turn it on holding Shift.",
				),
				text(
					"Elige «Reparación de inicio» y espera a que termine.",
					'Choose "Startup Repair" and wait until it is done.',
				),
			],
			expected: { es: "llegas a tu escritorio.", en: "you get to your desktop." },
			estimatedMinutes: 15,
			worked: "solved",
			failed: "needs-repair",
		}),
		step("other-screen", {
			title: { es: "Probar con otra pantalla", en: "Try another screen" },
			instructions: [
				text(
					"Conecta la computadora a un televisor u otro monitor con un cable HDMI.",
					"Connect the computer to a TV or another monitor with an HDMI cable.",
				),
				text("Espera un minuto y elige esa entrada en el televisor.", "Wait a minute and choose that input on the TV."),
			],
			expected: { es: "ves imagen en la otra pantalla.", en: "you see a picture on the other screen." },
			help: text(
				"Si no tienes otra pantalla, di «no funcionó» y seguimos.",
				"If you don't have another screen, say \"it didn't work\" and we'll go on.",
			),
			estimatedMinutes: 5,
			worked: "screen-broken",
			failed: "needs-repair",
		}),
		end("solved", "resolved"),
		end(
			"screen-broken",
			"escalated",
			text(
				"Entonces la computadora funciona y la que falla es la pantalla o su cable; mientras tanto puedes usar la otra.",
				"Then the computer works and its screen or cable has failed; you can use the other one meanwhile.",
			),
		),
		end(
			"needs-repair",
			"escalated",
			text(
				"Con lo que probamos, lo mejor es que la revise un técnico.",
				"After what we tried, it is best to have a technician look at it.",
			),
		),
	],
};
