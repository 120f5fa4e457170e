import { describe } from "node:test";
import { parseName } from "./name.ts";
import { english, spanish, table, unasked } from "./table.ts";

describe("names", () => {
	table(parseName, spanish, [
		["me llamo Juan Pérez", "Juan Pérez"],
		["mi nombre es maría de los ángeles gómez y tengo un problema", "María de los Ángeles Gómez"],
		["soy Ana", "Ana"],
		["Juan", "Juan"],
		["sí, Carlos Ruiz", "Carlos Ruiz"],
		["hola, habla Marta", "Marta"],
		["Gómez, ge o eme e zeta", "Gómez"],
		["jota u a ene", "Juan"],
		["me llamo Jon, jota o ene", "Jon"],
		["me llamo Juan, no perdón, Juana", "Juana"],
		["María José", "María José"],
		["con Pedro", "Pedro"],
		["soy la señora Rosa Díaz", "Rosa Díaz"],
		["el doctor Paz", "Paz"],
		["buenas, soy lucía fernández y llamo por la impresora", "Lucía Fernández"],
		["LUIS ALBERTO SPINETTA", "Luis Alberto Spinetta"],
		["mi nombre es Íñigo Ñañez", "Íñigo Ñañez"],
		["Ana, gracias", "Ana"],
		["soy cliente", null],
		["no quiero decirlo", null],
		["no", null],
		["no tengo internet", null],
		["la computadora no prende", null],
		["once cuarenta y cinco", null],
		["¿para qué lo quieres?", null],
	]);
	table(parseName, unasked(spanish), [
		["hola, me llamo Ana Gómez y no tengo internet", "Ana Gómez"],
		["soy ana", "Ana"],
		["soy Rodrigo y necesito ayuda", "Rodrigo"],
		["soy cliente nuevo", null],
		["soy de Rosario", null],
		["hola soy de la empresa", null],
		["no soy yo", null],
		["Juan", null],
	]);
	table(parseName, english, [
		["my name is John Smith and I need help", "John Smith"],
		["I'm Sarah", "Sarah"],
		["this is Bob", "Bob"],
		["it's Kate", "Kate"],
		["Smyth, S M Y T H", "Smyth"],
		["Jon Smith, J-O-N", "Jon Smith"],
		["Robert Downey please", "Robert Downey"],
		["Mrs. Jones", "Jones"],
		["my name is Anne, sorry, Anna", "Anna"],
		["I'd rather not say", null],
		["I'm calling about my printer", null],
		["I'm having trouble", null],
	]);
	table(parseName, unasked(english), [
		["hi, this is Mary Jones, my printer won't print", "Mary Jones"],
		["I'm not sure", null],
		["it's broken", null],
		["this is ridiculous", null],
	]);
});
