import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text, yesNo } from "./build.ts";

/** A telephone that does not charge or charges slowly: danger first, then outlet and cable, the port, restart, wireless. */
export const phoneNotCharging: GuideDefinition = {
	slug: "phone-not-charging",
	title: { es: "El teléfono no carga", en: "The phone doesn't charge" },
	description: {
		es: "Un teléfono que no carga, carga lento o no reconoce el cargador.",
		en: "A phone that does not charge, charges slowly or does not recognize its charger.",
	},
	examples: {
		es: [
			"el celular no carga",
			"mi teléfono no carga la batería",
			"el celular no toma carga",
			"el cargador no funciona con mi celular",
			"el teléfono carga lento",
			"enchufo el celular y no pasa nada",
			"el teléfono no reconoce el cargador",
			"la batería del celular no sube",
			"el móvil dejó de cargar",
		],
		en: [
			"my phone doesn't charge",
			"my phone is not charging",
			"the phone battery won't charge",
			"the charger doesn't work with my phone",
			"my phone charges slowly",
			"I plug in my phone and nothing happens",
			"my phone doesn't recognize the charger",
			"the battery of my phone doesn't go up",
			"my phone stopped charging",
		],
	},
	start: "danger",
	escalateAfterFailures: 3,
	nodes: [
		ask("danger", {
			text: text(
				"Primero: ¿el teléfono está hinchado, muy caliente, mojado o huele raro?",
				"First: is the phone swollen, very hot, wet, or does it smell odd?",
			),
			variable: "danger",
			answer: "boolean",
			choices: [
				{
					value: "yes",
					label: { es: "Sí", en: "Yes" },
					synonyms: {
						es: ["hinchado", "muy caliente", "mojado", "se mojó", "huele", "se infló"],
						en: ["swollen", "very hot", "wet", "it got wet", "it smells", "bulging"],
					},
					next: "stop",
				},
				{
					value: "no",
					label: { es: "No", en: "No" },
					synonyms: {
						es: ["nada de eso", "nada", "está normal"],
						en: ["none of that", "nothing like that", "it's normal"],
					},
					next: "outlet",
				},
			],
		}),
		say(
			"stop",
			text(
				"Desconéctalo si puedes hacerlo sin riesgo, apágalo y no lo cargues. Déjalo sobre algo que no se queme, y no lo pongas en arroz.",
				"Unplug it if you can do it safely, turn it off and don't charge it. Leave it on something that doesn't burn, and don't put it in rice.",
			),
			"unsafe",
		),
		end("unsafe", "escalated"),
		step("outlet", {
			title: { es: "Probar otro enchufe", en: "Try another outlet" },
			instructions: [
				text(
					"Enchufa el cargador directo a la pared, en un enchufe donde otra cosa funcione, y no a la computadora.",
					"Plug the charger straight into the wall, in an outlet where something else works, not into the computer.",
				),
				text(
					"Quita la funda, conecta el cable hasta el fondo y espera diez minutos.",
					"Take the case off, push the cable all the way in and wait ten minutes.",
				),
			],
			expected: { es: "aparece el símbolo de carga.", en: "the charging symbol appears." },
			help: text(
				"Un teléfono vacío del todo puede tardar hasta media hora en mostrar algo.",
				"A phone that is quite empty may take up to half an hour to show anything.",
			),
			estimatedMinutes: 12,
			worked: "solved",
			failed: "other-cable",
		}),
		step("other-cable", {
			title: { es: "Probar otro cable y otro cargador", en: "Try another cable and charger" },
			instructions: [
				text(
					"Pide prestado un cable que cargue otro teléfono igual, y pruébalo con tu cargador.",
					"Borrow a cable that charges another phone of the same kind, and try it with your charger.",
				),
				text(
					"Si no alcanza, prueba también con el otro cargador.",
					"If that is not enough, try the other charger too.",
				),
			],
			warnings: [
				{
					es: "no uses cables pelados ni cargadores que quemen.",
					en: "don't use frayed cables or chargers that get very hot.",
				},
			],
			expected: { es: "carga con uno de los dos.", en: "it charges with one of them." },
			help: text(
				"Si no tienes otro, di «no funcionó» y seguimos.",
				"If you don't have another, say \"it didn't work\" and we'll go on.",
			),
			estimatedMinutes: 5,
			worked: "replace",
			failed: "clean-port",
		}),
		step("clean-port", {
			title: { es: "Limpiar el conector", en: "Clean the port" },
			instructions: [
				text(
					"Apaga el teléfono y mira con luz dentro del conector: suele juntar pelusa.",
					"Turn the phone off and look into the port with a light: it often collects lint.",
				),
				text(
					"Sácala despacio con un palillo de madera o un cepillo seco, y conecta el cable.",
					"Take it out gently with a wooden toothpick or a dry brush, and connect the cable.",
				),
			],
			warnings: [
				{ es: "nada de metal, líquidos ni soplar dentro.", en: "no metal, no liquids, and don't blow into it." },
			],
			expected: {
				es: "el cable entra firme y aparece el símbolo de carga.",
				en: "the cable fits firmly and the charging symbol appears.",
			},
			estimatedMinutes: 5,
			worked: "solved",
			failed: "restart",
		}),
		step("restart", {
			title: { es: "Reiniciar a la fuerza", en: "Force a restart" },
			instructions: [
				text(
					"Con el cable puesto, mantén apretados el botón de encendido y el de bajar volumen quince segundos. En iPhone: toca subir, toca bajar, y mantén el del costado.",
					"With the cable in, hold the power and volume-down buttons for fifteen seconds. On an iPhone: tap volume up, tap volume down, and hold the side button.",
				),
				text("Cuando veas la marca, suéltalos.", "Let go when you see the maker's logo."),
			],
			expected: { es: "enciende y muestra que carga.", en: "it turns on and shows that it charges." },
			help: text("No se borra nada: solo se reinicia.", "Nothing is erased: it only restarts."),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "slowly",
		}),
		ask("slowly", {
			text: text(
				"¿Carga algo, aunque muy lento, o no carga nada?",
				"Does it charge a little, though very slowly, or not at all?",
			),
			variable: "chargesSlowly",
			answer: "choice",
			choices: [
				{
					value: "slowly",
					label: { es: "Carga lento", en: "Slowly" },
					synonyms: {
						es: ["lento", "algo", "un poco", "sube despacio"],
						en: ["slow", "a little", "a bit", "something"],
					},
					next: "power",
				},
				{
					value: "nothing",
					label: { es: "No carga nada", en: "Not at all" },
					synonyms: { es: ["nada", "no", "cero"], en: ["nothing", "no", "zero"] },
					next: "has-wireless",
				},
			],
		}),
		step("power", {
			title: { es: "Cargarlo sin usarlo", en: "Charge it without using it" },
			instructions: [
				text(
					"Usa el cargador original o uno de al menos veinte vatios, pon modo avión y deja el teléfono quieto media hora.",
					"Use the original charger or one of at least twenty watts, turn on aeroplane mode and leave the phone alone for half an hour.",
				),
				text(
					"Si está caliente, déjalo enfriar: caliente carga más lento a propósito.",
					"If it is warm, let it cool: a warm phone charges more slowly on purpose.",
				),
			],
			expected: {
				es: "sube al menos diez por ciento en media hora.",
				en: "it gains at least ten per cent in half an hour.",
			},
			estimatedMinutes: 30,
			worked: "solved",
			failed: "needs-repair",
		}),
		ask("has-wireless", {
			text: text(
				"¿Tienes a mano un cargador sin cable, y tu teléfono lo permite?",
				"Do you have a wireless charger at hand, and does your phone support it?",
			),
			variable: "hasWireless",
			answer: "boolean",
			choices: yesNo("wireless", "needs-repair"),
		}),
		step("wireless", {
			title: { es: "Cargar sin cable", en: "Charge without a cable" },
			instructions: [
				text(
					"Sin funda, apoya el teléfono en el centro del cargador y espera diez minutos.",
					"Without its case, lay the phone on the middle of the charger and wait ten minutes.",
				),
			],
			expected: { es: "carga apoyado.", en: "it charges on the pad." },
			estimatedMinutes: 10,
			worked: "port-broken",
			failed: "needs-repair",
		}),
		end(
			"replace",
			"resolved",
			text(
				"Entonces fallaba el cable o el cargador: cámbialo por uno de buena marca.",
				"Then the cable or the charger had failed: replace it with a good one.",
			),
		),
		end("solved", "resolved"),
		end(
			"port-broken",
			"escalated",
			text(
				"Entonces la batería está bien y falla el conector: lo cambia un técnico, y mientras tanto carga sin cable.",
				"Then the battery is fine and the port has failed: a technician can replace it; charge it wirelessly meanwhile.",
			),
		),
		end(
			"needs-repair",
			"escalated",
			text(
				"Puede ser la batería o el conector; lo mejor es que lo revise un técnico.",
				"It may be the battery or the port; it is best to have a technician look at it.",
			),
		),
	],
};
