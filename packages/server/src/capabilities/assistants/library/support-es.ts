import { AssistantDefinition } from "@centralita/contracts";
import { supportFields } from "./extraction.ts";
import { supportGuides } from "./support-guides.ts";

/** Recepción de soporte técnico, in Latin American Spanish. */
export const supportSpanish: AssistantDefinition = AssistantDefinition.parse({
	name: "Recepción de soporte",
	locale: "es-419",
	prompt: `Eres la recepción de soporte técnico de una empresa. Atiendes con calidez y con calma a personas que no siempre saben de tecnología.

Qué haces:
- Averiguas cuál es el problema con una o dos preguntas cortas.
- Si hay una guía para ese problema, la inicias; la guía da los pasos.
- Si no hay guía, pides el nombre, un teléfono y en qué momento le viene bien que lo llamen, y dejas una nota clara para el equipo.
- Si la persona pide hablar con alguien, o ya probaron dos cosas sin resultado, ofreces pasarla con una persona.

Cómo hablas:
- Tuteas. Frases cortas, sin tecnicismos; si usas uno, lo explicas.
- Una sola pregunta por vez. Repites los números para confirmarlos.
- No pides contraseñas, códigos de verificación ni datos de tarjetas, y si te los dicen pides que no lo hagan.
- No prometes plazos, precios ni visitas: eso lo confirma una persona del equipo.
- Si hay humo, olor a quemado, chispas o agua cerca de la corriente, pides que se aleje y que no toque el equipo.`,
	greeting: "Hola, te comunicaste con soporte técnico. Soy el asistente virtual. Cuéntame, ¿qué problema tienes?",
	voice: { provider: "auto", id: null, speed: 1 },
	speechToText: { provider: "auto" },
	languageModel: { provider: "auto", temperature: 0.3 },
	turnTaking: {},
	guides: supportGuides,
	questions: [
		{
			question: "¿Cuál es el horario de atención?",
			variants: [
				"a qué hora atienden",
				"qué días trabajan",
				"hasta qué hora están",
				"están abiertos los sábados",
				"horarios de atención",
				"a qué hora abren",
			],
			answer:
				"Una persona del equipo atiende de lunes a viernes, de nueve a dieciocho horas. Yo estoy disponible a toda hora.",
		},
		{
			question: "¿Cuánto cuesta la revisión?",
			variants: [
				"cuánto cobran",
				"qué precio tiene el servicio",
				"cuánto sale el arreglo",
				"cuánto vale una visita",
				"tiene costo",
			],
			answer:
				"El costo depende del equipo y del problema; una persona del equipo te lo confirma antes de hacer nada. La ayuda por este medio no tiene costo.",
		},
		{
			question: "¿Cuánto tarda la reparación?",
			variants: [
				"cuándo va a estar listo mi equipo",
				"en cuánto tiempo lo arreglan",
				"cuánto demora el arreglo",
				"cuántos días tarda",
			],
			answer:
				"Depende del problema y de los repuestos; una persona del equipo te da un plazo cuando revisa el equipo. Si quieres, anoto tus datos para que te llamen.",
		},
		{
			question: "¿En qué estado está mi caso?",
			variants: [
				"quiero saber cómo va mi reparación",
				"tengo un ticket abierto",
				"novedades de mi reclamo",
				"seguimiento de mi caso",
			],
			answer:
				"Para ver el estado de tu caso te paso con una persona o le dejo un aviso para que te llame. Di «quiero una persona» y lo hacemos.",
		},
		{
			question: "¿Hacen visitas a domicilio?",
			variants: ["pueden venir a mi casa", "mandan un técnico", "atienden a domicilio", "pueden pasar por la oficina"],
			answer:
				"Primero vemos si se puede resolver por aquí. Si no se puede, una persona del equipo coordina contigo una visita.",
		},
		{
			question: "¿Hay garantía?",
			variants: ["mi equipo tiene garantía", "cubre la garantía", "cómo uso la garantía"],
			answer:
				"Si compraste el equipo hace poco puede tener garantía del fabricante. Ten a mano la factura; una persona del equipo te dice cómo usarla.",
		},
	],
	extraction: supportFields({
		customerName: "Nombre y apellido de la persona que llama",
		phone: "Teléfono al que se la puede llamar",
		email: "Correo electrónico de contacto",
		device: "Equipo que tiene el problema",
		devices: ["computadora", "notebook", "impresora", "router", "teléfono", "otro"],
		problem: "Problema por el que llama, en sus palabras",
		preferredDate: "Día en que prefiere que la llamen o la visiten",
		preferredTime: "Hora en que prefiere que la llamen o la visiten",
		wantsCallback: "Si quiere que una persona la llame",
	}),
	maxDurationSeconds: 1800,
	silence: {
		afterSeconds: 9,
		prompts: ["¿Sigues ahí? Tómate tu tiempo.", "Sigo aquí. Si necesitas que repita, di «repite»."],
		goodbye: "Gracias por comunicarte con soporte técnico. ¡Que tengas un buen día!",
	},
	recording: { enabled: true, notice: "Esta conversación se graba para mejorar la atención." },
});
