import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text, yesNo } from "./build.ts";

/** A computer that does not turn on: danger first, then charger, outlet, a power drain, the screen. */
export const noPower: GuideDefinition = {
	slug: "no-power",
	title: { es: "La computadora no prende", en: "The computer doesn't turn on" },
	description: {
		es: "Una computadora o notebook que no enciende o se apaga sola.",
		en: "A computer or laptop that does not turn on, or turns off by itself.",
	},
	examples: {
		es: [
			"la computadora no prende",
			"mi notebook no enciende",
			"la compu no arranca",
			"el equipo está muerto",
			"no da señales de vida",
			"se apagó y no volvió a prender",
			"aprieto el botón y no pasa nada",
			"la pc se apaga sola",
			"la pantalla queda negra y no prende",
		],
		en: [
			"my computer doesn't turn on",
			"my laptop won't start",
			"the pc does not boot",
			"the computer is dead",
			"no signs of life",
			"it shut down and won't turn on again",
			"I press the power button and nothing happens",
			"my laptop turns off by itself",
			"the screen stays black and it won't start",
		],
	},
	start: "danger",
	escalateAfterFailures: 3,
	nodes: [
		ask("danger", {
			text: text(
				"Antes de tocar nada: ¿hubo humo, olor a quemado, un líquido derramado o un golpe?",
				"Before touching anything: was there smoke, a burning smell, spilled liquid or a knock?",
			),
			variable: "danger",
			answer: "boolean",
			choices: [
				{
					value: "yes",
					label: { es: "Sí", en: "Yes" },
					synonyms: {
						es: [
							"humo",
							"olor a quemado",
							"líquido",
							"se mojó",
							"le cayó agua",
							"le cayó café",
							"un golpe",
							"se cayó al piso",
						],
						en: ["smoke", "burning smell", "liquid", "it got wet", "water", "coffee", "it fell", "dropped it"],
					},
					next: "unplug",
				},
				{
					value: "no",
					label: { es: "No", en: "No" },
					synonyms: { es: ["nada de eso", "nada", "ninguna de esas"], en: ["none of that", "nothing like that"] },
					next: "device",
				},
			],
		}),
		say(
			"unplug",
			text(
				"Entonces no la prendas. Si puedes hacerlo sin riesgo, desenchúfala de la pared y no la uses hasta que la revisen.",
				"Then don't turn it on. If you can do it safely, unplug it from the wall and don't use it until it is checked.",
			),
			"unsafe",
		),
		end("unsafe", "escalated"),
		ask("device", {
			text: text("¿Es una notebook o una computadora de escritorio?", "Is it a laptop or a desktop computer?"),
			variable: "device",
			answer: "choice",
			choices: [
				{
					value: "laptop",
					label: { es: "Notebook", en: "Laptop" },
					synonyms: {
						es: ["laptop", "portátil", "netbook", "macbook", "la de llevar"],
						en: ["notebook", "macbook", "portable", "chromebook"],
					},
					next: "charger",
				},
				{
					value: "desktop",
					label: { es: "De escritorio", en: "Desktop" },
					synonyms: {
						es: ["escritorio", "de mesa", "pc", "torre", "gabinete", "cpu", "todo en uno", "all in one"],
						en: ["pc", "tower", "all in one", "imac", "box"],
					},
					next: "desktop-cable",
				},
			],
		}),
		step("charger", {
			title: { es: "Revisar el cargador", en: "Check the charger" },
			instructions: [
				text(
					"Conecta el cargador a la notebook y a un enchufe de la pared que funcione, sin zapatilla ni alargue.",
					"Plug the charger into the laptop and into a wall outlet that works, without an extension lead.",
				),
				text(
					"Espera un minuto y fíjate si se enciende la luz de carga.",
					"Wait a minute and see whether the charging light comes on.",
				),
				text("Aprieta el botón de encendido una vez.", "Press the power button once."),
			],
			warnings: [
				{
					es: "si el cargador está muy caliente, pelado o quemado, no lo uses.",
					en: "if the charger is very hot, frayed or burnt, don't use it.",
				},
			],
			expected: { es: "la notebook enciende.", en: "the laptop turns on." },
			help: text(
				"La luz de carga suele estar junto a donde entra el cargador.",
				"The charging light is usually beside the charger's socket.",
			),
			estimatedMinutes: 3,
			worked: "keep-charging",
			failed: "drain-laptop",
		}),
		step("drain-laptop", {
			title: { es: "Descargar la energía que quedó", en: "Drain the leftover power" },
			instructions: [
				text(
					"Desconecta el cargador y todo lo que tenga enchufado, como memorias o el mouse.",
					"Unplug the charger and everything else, such as USB sticks or the mouse.",
				),
				text(
					"Mantén apretado el botón de encendido medio minuto y suéltalo.",
					"Hold the power button down for half a minute and let go.",
				),
				text(
					"Conecta otra vez solo el cargador y enciéndela normalmente.",
					"Plug in only the charger again and turn it on as usual.",
				),
			],
			expected: {
				es: "la notebook enciende y ves algo en la pantalla.",
				en: "the laptop turns on and you see something on the screen.",
			},
			help: text(
				"Medio minuto es largo: puedes contar despacio hasta treinta.",
				"Half a minute is long: you can count slowly to thirty.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "signs",
		}),
		step("desktop-cable", {
			title: { es: "Revisar la corriente", en: "Check the power" },
			instructions: [
				text(
					"Fíjate que el cable de corriente esté bien metido atrás de la computadora y en la pared.",
					"Check that the power cord is pushed in firmly at the back of the computer and at the wall.",
				),
				text(
					"Si atrás tiene un interruptor con un cero y una raya, ponlo del lado de la raya.",
					"If there is a switch at the back with a zero and a line, set it to the line.",
				),
				text("Aprieta el botón de encendido una vez.", "Press the power button once."),
			],
			warnings: [{ es: "no abras la computadora.", en: "don't open the computer." }],
			expected: { es: "la computadora enciende.", en: "the computer turns on." },
			help: text(
				"El interruptor está junto al cable de corriente; no todas lo tienen.",
				"The switch is beside the power cord; not every computer has one.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "other-outlet",
		}),
		step("other-outlet", {
			title: { es: "Probar otro enchufe", en: "Try another outlet" },
			instructions: [
				text(
					"Conecta la computadora directo a otro enchufe de la pared, sin zapatilla ni estabilizador.",
					"Plug the computer straight into another wall outlet, without a power strip.",
				),
				text(
					"Prueba antes ese enchufe con una lámpara o un cargador de teléfono, y aprieta el botón de encendido.",
					"Try that outlet with a lamp or a phone charger first, then press the power button.",
				),
			],
			expected: { es: "la computadora enciende.", en: "the computer turns on." },
			help: text(
				"Si no llegas a otro enchufe, di «no funcionó» y seguimos.",
				"If you can't reach another outlet, say \"it didn't work\" and we'll go on.",
			),
			estimatedMinutes: 4,
			worked: "bad-strip",
			failed: "signs",
		}),
		ask("signs", {
			text: text(
				"Cuando aprietas el botón, ¿ves alguna luz o escuchas algún ruido?",
				"When you press the button, do you see any light or hear any noise?",
			),
			variable: "signs",
			answer: "boolean",
			choices: yesNo("screen", "needs-repair"),
		}),
		step("screen", {
			title: { es: "Revisar la pantalla", en: "Check the screen" },
			instructions: [
				text(
					"Sube el brillo de la pantalla; si es un monitor aparte, revisa que esté encendido y con su cable bien puesto.",
					"Turn the screen's brightness up; if it is a separate monitor, check that it is on and its cable is firmly in.",
				),
				text(
					"Apaga la computadora apretando el botón diez segundos y vuelve a encenderla.",
					"Turn the computer off by holding the button for ten seconds, and turn it on again.",
				),
			],
			expected: { es: "ves imagen en la pantalla.", en: "you see a picture on the screen." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "needs-repair",
		}),
		say(
			"keep-charging",
			text(
				"Déjala cargando al menos media hora antes de desenchufarla.",
				"Leave it charging for at least half an hour before unplugging it.",
			),
			"solved",
		),
		say(
			"bad-strip",
			text(
				"Entonces el problema era la zapatilla o el otro enchufe; no los uses hasta revisarlos.",
				"Then the power strip or the other outlet was the problem; don't use it until it is checked.",
			),
			"solved",
		),
		end("solved", "resolved"),
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
