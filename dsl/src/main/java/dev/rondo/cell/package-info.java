/** What a cell of one's own is made of: the state it keeps and how its weights start. */
package dev.rondo.cell;
