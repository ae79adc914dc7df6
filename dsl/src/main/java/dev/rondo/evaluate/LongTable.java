package dev.rondo.evaluate;

import java.util.Arrays;

/**
 * Numbers the keys it is given, from 0 in the order in which they come: a hash table with open
 * addressing that holds nothing but arrays of numbers, 16 to 24 bytes a key.
 */
final class LongTable {

  private static final int FIRST = 1 << 10;

  private long[] keys = new long[FIRST];

  /** The number of the key in each place, plus 1; 0 where there is none. */
  private int[] places = new int[2 * FIRST];

  private int size;

  /** The key of two numbers from 0. */
  static long key(int high, int low) {
    return (long) high << 32 | low;
  }

  int size() {
    return size;
  }

  long key(int number) {
    return keys[number];
  }

  /** The key's number, or -1 where it has none. */
  int find(long key) {
    int number = places[place(key)];
    return number - 1;
  }

  /** The key's number; a new one is given the next. */
  int add(long key) {
    int place = place(key);
    if (places[place] > 0) {
      return places[place] - 1;
    }
    if (size == keys.length) {
      grow();
      place = place(key);
    }
    keys[size] = key;
    places[place] = ++size;
    return size - 1;
  }

  /** Where the key stands, or would. */
  private int place(long key) {
    int mask = places.length - 1;
    int place = (int) (mix(key) & mask);
    while (places[place] > 0 && keys[places[place] - 1] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    places = new int[2 * keys.length];
    for (int i = 0; i < size; i++) {
      places[place(keys[i])] = i + 1;
    }
  }

  /** The last step of MurmurHash3, by A. Appleby: each bit of the key moves about half of these. */
  private static long mix(long key) {
    long a = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    long b = (a ^ (a >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return b ^ (b >>> 33);
  }
}
