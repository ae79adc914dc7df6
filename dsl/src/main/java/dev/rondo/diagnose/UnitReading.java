package dev.rondo.diagnose;

/**
 * A hidden unit that follows a property of a text.
 *
 * @param property what it follows
 * @param layer the number of its layer in the architecture, from 0
 * @param unit its number in the layer, from 0
 * @param chosenBy its correlation with the property on the first half of the text, for which it was
 *     chosen
 * @param correlation the same on the second half, which had no part in the choice
 */
public record UnitReading(
    TextProperty property, int layer, int unit, double chosenBy, double correlation) {}
